import { createHash } from 'node:crypto'
import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

/** How a person's identity was proved at their home node: in person with the document, or remotely by a real-name check. */
export type Assurance = 'inPerson' | 'remote'

/** A person this node knows. */
export interface Person {
  /** UUIDv7, opaque, this node's own. */
  readonly id: string
  readonly name: string
  /** GB 11643 or a number built like it. */
  readonly idNumber: string
  /** URN of the node that vouches for the person. */
  readonly home: string
  readonly assurance: Assurance
}

/** What the index holds in place of an identity number. */
export function hashOfIdNumber(idNumber: string): Buffer {
  return createHash('sha256').update(idNumber).digest()
}

const columns = sql`id, name, id_number as "idNumber", home, assurance`

/** Without a trace: only for a caller that writes one itself. Others read through `personById`. */
export async function findPerson(tx: ReadTx, id: string): Promise<Person | undefined> {
  const [row] = await tx.query<Person>(sql`select ${columns} from identity.person where id = ${id}`)
  return row
}

export async function lockPersonByNumber(tx: Tx, idNumber: string): Promise<Person | undefined> {
  const [row] = await tx.query<Person>(sql`
    select ${columns} from identity.person where id_number_hash = ${hashOfIdNumber(idNumber)} for update`)
  return row
}

/** Ids by identity number, of those who are known. */
export async function findPersonIds(tx: ReadTx, idNumbers: readonly string[]): Promise<Map<string, string>> {
  const byHash = new Map(idNumbers.map((number) => [hashOfIdNumber(number).toString('hex'), number]))
  const rows = await tx.query<{ id: string; hash: string }>(sql`
    select id, encode(id_number_hash, 'hex') as hash from identity.person
    where id_number_hash in (select decode(h, 'hex') from unnest(cast(${[...byHash.keys()]} as text[])) as t (h))`)
  return new Map(rows.flatMap(({ id, hash }) => pairWith(byHash.get(hash), id)))
}

function pairWith(number: string | undefined, id: string): [string, string][] {
  return number === undefined ? [] : [[number, id]]
}

/** Adds a person unless one with that number was added meanwhile; answers the id that stands. */
export async function insertPerson(tx: Tx, person: Person, knownSince: Date): Promise<string | undefined> {
  const { id, name, idNumber, home, assurance } = person
  const [row] = await tx.query<{ id: string }>(sql`
    insert into identity.person (id, name, id_number, id_number_hash, home, assurance, known_since)
    values (${id}, ${name}, ${idNumber}, ${hashOfIdNumber(idNumber)}, ${home}, ${assurance}, ${knownSince})
    on conflict (id_number_hash) do nothing returning id`)
  return row?.id
}

export async function updateAssurance(tx: Tx, id: string, assurance: Assurance): Promise<void> {
  await tx.query(sql`update identity.person set assurance = ${assurance} where id = ${id} and assurance <> ${assurance}`)
}
