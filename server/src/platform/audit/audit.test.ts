import { intlNode } from '@tongban/protocol/suite/intl-node'
import { newNodeKeys } from '@tongban/protocol/suite/keys'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test-kit/database.ts'
import { systemClock } from '../clock.ts'
import { sql } from '../db/db.ts'
import { systemRandom } from '../random.ts'
import { recordCtes } from './append.ts'
import { type CheckpointSigner, writeCheckpoint } from './checkpoint.ts'
import { verifyAudit } from './verify.ts'

const clock = systemClock()
const keys = await newNodeKeys(intlNode, systemRandom().bytes)
const signer: CheckpointSigner = { kid: keys.kid, sign: (bytes) => intlNode.sign(keys.sign.private, bytes) }

let store: TestDatabase
beforeAll(async () => {
  store = await freshDatabase()
})
beforeEach(async () => {
  await store.db.once(sql`delete from platform.audit_entry`)
  await store.db.once(sql`delete from platform.audit_checkpoint`)
  await store.db.once(sql`
    update platform.audit_shard set seq = 0, head = sha256(convert_to('tongban audit shard ' || shard, 'UTF8'))`)
})
afterAll(() => store.close())

const verify = () =>
  verifyAudit(
    store.db,
    'auditor',
    async (kid, bytes, signature) => kid === keys.kid && intlNode.verify(keys.sign.public, bytes, signature),
  )

function act(subject: string, action = 'cases.receive') {
  return store.db.write('clerk-1', async (tx) => {
    tx.audit({ actor: 'clerk-1', action, subject, facts: { place: '500103:window' } })
    tx.audit({ actor: 'clerk-1', action: 'cases.print', subject })
  })
}

const tamper = (statement: ReturnType<typeof sql>) => store.db.once(statement)

/** The last entry of the longest chain. */
async function tip() {
  const [row] = await store.db.once<{ shard: number; seq: number }>(sql`
    select shard, seq from platform.audit_shard order by seq desc, shard limit 1`)
  return row ?? { shard: 0, seq: 0 }
}

test('an untouched audit verifies, with every transaction one entry, also when many write at once', async () => {
  await Promise.all(Array.from({ length: 200 }, (_, index) => act(`case-${index % 50}`)))
  await writeCheckpoint(store.db, clock, signer)
  await act('case-1')
  expect(await verify()).toEqual({ ok: true, entries: 201, checkpoints: 1 })
})

test('the gathered path writes the same chain in one statement', async () => {
  const lines = [
    { actor: 'applicant', action: 'cases.submit', subject: 'case-1' },
    { actor: 'applicant', action: 'cases.submit', subject: 'case-2' },
  ]
  await Promise.all([1, 2, 3].map(() => store.db.once(sql`with ${recordCtes({ lines, entries: [], at: clock.now() })} select 1`)))
  expect(await verify()).toEqual({ ok: true, entries: 3, checkpoints: 0 })
  const [entry] = await store.db.once<{ lines: { actor: string; action: string; at: string }[] }>(
    sql`select lines from platform.audit_entry`,
  )
  expect(entry?.lines.map(({ actor, action }) => [actor, action])).toEqual([
    ['applicant', 'cases.submit'],
    ['applicant', 'cases.submit'],
  ])
})

test('a changed line is found and named', async () => {
  await act('case-1')
  await act('case-1')
  const { shard } = await tip()
  await tamper(
    sql`update platform.audit_entry set lines = cast(replace(cast(lines as text), 'receive', 'refuse') as json) where seq = 1`,
  )
  expect(await verify()).toEqual({ ok: false, fault: { why: 'changedEntry', where: `${shard}/1` } })
})

test('a blank added inside a line is found: the exact text counts', async () => {
  await act('case-1')
  await tamper(sql`update platform.audit_entry set lines = cast(replace(cast(lines as text), ',', ', ') as json)`)
  expect(await verify()).toMatchObject({ ok: false, fault: { why: 'changedEntry' } })
})

test('a removed entry is found, in the middle and at the end', async () => {
  await act('case-1')
  await act('case-1')
  await act('case-1')
  const { shard } = await tip()
  await tamper(sql`delete from platform.audit_entry where seq = 3`)
  expect(await verify()).toEqual({ ok: false, fault: { why: 'cutTail', where: `${shard}/3` } })
  await tamper(sql`delete from platform.audit_entry where seq = 1`)
  expect(await verify()).toEqual({ ok: false, fault: { why: 'missingEntry', where: `${shard}/1` } })
})

test('who owns the database can cut a chain and mend its head, but not what a checkpoint has signed', async () => {
  await act('case-1')
  await act('case-1')
  await writeCheckpoint(store.db, clock, signer)
  const { shard } = await tip()
  await tamper(sql`delete from platform.audit_entry where seq = 2`)
  await tamper(
    sql`update platform.audit_shard set seq = 1, head = (select head from platform.audit_entry where seq = 1) where shard = ${shard}`,
  )
  expect(await verify()).toEqual({ ok: false, fault: { why: 'cutTail', where: `${shard}/2` } })
})

test('a chain rewritten from its beginning is found by the checkpoint', async () => {
  await act('case-1')
  await writeCheckpoint(store.db, clock, signer)
  const { shard } = await tip()
  await tamper(sql`delete from platform.audit_entry`)
  await tamper(
    sql`update platform.audit_shard set seq = 0, head = sha256(convert_to(${`tongban audit shard ${shard}`}, 'UTF8')) where shard = ${shard}`,
  )
  await act('case-1', 'cases.other')
  expect(await verify()).toEqual({ ok: false, fault: { why: 'rewritten', where: `${shard}/1` } })
})

test('a checkpoint changed, forged or taken out is found', async () => {
  await act('case-1')
  await writeCheckpoint(store.db, clock, signer)
  await act('case-1')
  await writeCheckpoint(store.db, clock, signer)
  await tamper(sql`update platform.audit_checkpoint set statement = replace(statement, '"seq":0', '"seq":9') where number = 2`)
  expect(await verify()).toEqual({ ok: false, fault: { why: 'badSignature', where: '2' } })
  await tamper(sql`delete from platform.audit_checkpoint where number = 1`)
  expect(await verify()).toEqual({ ok: false, fault: { why: 'badCheckpoint', where: '2' } })
  await tamper(sql`update platform.audit_checkpoint set statement = '{'`)
  expect(await verify()).toEqual({ ok: false, fault: { why: 'badCheckpoint', where: '2' } })
})

test('a checkpoint is written only when something came since the last, and by one process at a time', async () => {
  expect(await writeCheckpoint(store.db, clock, signer)).toBe(true)
  expect(await writeCheckpoint(store.db, clock, signer)).toBe(false)
  await act('case-1')
  const written = await Promise.all([1, 2, 3].map(() => writeCheckpoint(store.db, clock, signer)))
  expect(written.filter(Boolean)).toHaveLength(1)
  expect(await verify()).toEqual({ ok: true, entries: 1, checkpoints: 2 })
})
