import { Compile } from 'typebox/compile'
import type { Tx } from '../../platform/db/db.ts'
import { bug } from '../../platform/problem.ts'
import type { Random } from '../../platform/random.ts'
import { findPersonIds } from '../people/person.store.ts'
import {
  checkCounter,
  checkMandate,
  checkOrganisation,
  checkPerson,
  checkPlace,
  checkStaff,
  type KnownPlaces,
} from './check-rows.ts'
import { emptyReport, type Reporting, type SetupReport } from './report.ts'
import { type ListName, type MandateRow, type PersonRow, rowSchemas } from './rows.ts'
import * as store from './setup.store.ts'
import { type Numbered, takeList } from './take-list.ts'

/** Lists of rows; each is judged alone, so they come as they are. */
export type SetupDocument = { readonly [list in ListName]?: readonly unknown[] }

export interface SetupEnv {
  /** The operator who says so. */
  readonly actor: string
  readonly me: string
  readonly random: Random
  readonly now: Date
  /** Whether this node answers for the place, by the trust list. */
  readonly isMine: (place: string) => boolean
  /** Whether numbers of the reserved test range stand for people here. */
  readonly testNumbers: boolean
}

const validators = {
  organisations: Compile(rowSchemas.organisations),
  places: Compile(rowSchemas.places),
  counters: Compile(rowSchemas.counters),
  staff: Compile(rowSchemas.staff),
  people: Compile(rowSchemas.people),
  mandates: Compile(rowSchemas.mandates),
} as const

/**
 * Takes in what the operator says of organisations, places, counters, staff, people and mandates, in that order, so that later lists
 * may refer to earlier ones. A bad row is reported and left out, the others stand; the same document again changes nothing.
 * It only adds and changes: what a document does not name stays, a duty or mandate is ended by its last day.
 */
export async function setUp(tx: Tx, document: SetupDocument, env: SetupEnv): Promise<SetupReport> {
  const report = emptyReport()
  await takeOrganisations(tx, document, report)
  await takePlaces(tx, document, report)
  await takeCounters(tx, document, report, env)
  await takeStaff(tx, document, report, env)
  await takePeople(tx, document, report, env)
  await takeMandates(tx, document, report, env)
  const { changed, ...told } = report
  for (const { list, subject } of changed) tx.audit({ actor: env.actor, action: 'identity.setUp', subject, facts: { list } })
  return told
}

async function takeOrganisations(tx: Tx, { organisations = [] }: SetupDocument, report: Reporting): Promise<void> {
  await takeList(report, {
    list: 'organisations',
    rows: organisations,
    validator: validators.organisations,
    prepare: async () => checkOrganisation,
    keyOf: ({ id }) => id,
    store: (rows) => store.saveOrganisations(tx, rows),
  })
}

async function takePlaces(tx: Tx, { places = [] }: SetupDocument, report: Reporting): Promise<void> {
  await takeList(report, {
    list: 'places',
    rows: places,
    validator: validators.places,
    prepare: async (rows) => {
      const known = await store.knownOrganisations(
        tx,
        rows.map(({ organisation }) => organisation),
      )
      return (row) => checkPlace(row, known)
    },
    keyOf: ({ id }) => id,
    store: (rows) => store.savePlaces(tx, rows),
  })
}

async function placesAmong(tx: Tx, among: readonly string[], { isMine }: SetupEnv): Promise<KnownPlaces> {
  return { all: await store.knownPlaces(tx, among), isMine }
}

async function takeCounters(tx: Tx, { counters = [] }: SetupDocument, report: Reporting, env: SetupEnv): Promise<void> {
  await takeList(report, {
    list: 'counters',
    rows: counters,
    validator: validators.counters,
    prepare: async (rows) => {
      const known = await placesAmong(
        tx,
        rows.map(({ place }) => place),
        env,
      )
      return (row) => checkCounter(row, known)
    },
    keyOf: ({ place, number }) => `${place} ${number}`,
    store: (rows) => store.saveCounters(tx, rows),
  })
}

async function takeStaff(tx: Tx, { staff = [] }: SetupDocument, report: Reporting, env: SetupEnv): Promise<void> {
  await takeList(report, {
    list: 'staff',
    rows: staff,
    validator: validators.staff,
    prepare: async (rows) => {
      const organisations = await store.knownOrganisations(
        tx,
        rows.map(({ organisation }) => organisation),
      )
      const places = await placesAmong(
        tx,
        rows.flatMap(({ duties }) => duties.map(({ place }) => place)),
        env,
      )
      return (row) => checkStaff(row, organisations, places)
    },
    keyOf: ({ id }) => id,
    store: (rows) => store.saveStaff(tx, rows),
  })
}

async function takePeople(tx: Tx, { people = [] }: SetupDocument, report: Reporting, env: SetupEnv): Promise<void> {
  const { me, now, random, testNumbers } = env
  const taken = await takeList(report, {
    list: 'people',
    rows: people,
    validator: validators.people,
    prepare: async () => (row) => checkPerson(row, testNumbers),
    keyOf: ({ idNumber }) => idNumber,
    store: (rows) =>
      store.savePeople(
        tx,
        rows.map((row) => ({ ...row, id: random.uuid(now.getTime()) })),
        { me, now },
      ),
  })
  report.people.push(...(await idsOf(tx, taken)))
}

async function idsOf(tx: Tx, taken: readonly Numbered<PersonRow>[]): Promise<SetupReport['people']> {
  const ids = await findPersonIds(
    tx,
    taken.map(({ row }) => row.idNumber),
  )
  return taken.flatMap(({ number, row }) => {
    const id = ids.get(row.idNumber)
    return id === undefined ? [] : [{ row: number, id }]
  })
}

const numbersIn = ({ principal, agent }: MandateRow): string[] =>
  ['idNumber' in agent ? [principal, agent.idNumber] : [principal]].flat()

async function takeMandates(tx: Tx, { mandates = [] }: SetupDocument, report: Reporting, env: SetupEnv): Promise<void> {
  let people = new Map<string, string>()
  await takeList(report, {
    list: 'mandates',
    rows: mandates,
    validator: validators.mandates,
    prepare: async (rows) => {
      people = await findPersonIds(tx, rows.flatMap(numbersIn))
      const staff = await store.knownStaff(
        tx,
        rows.flatMap(({ agent }) => ('staff' in agent ? [agent.staff] : [])),
      )
      const known = new Set(people.keys())
      return (row) => checkMandate(row, known, staff)
    },
    keyOf: ({ principal, agent, item, from }) => JSON.stringify([principal, agent, item ?? null, from]),
    store: (rows) =>
      store.saveMandates(
        tx,
        rows.map((row) => mandateValue(row, people, env)),
      ),
  })
}

function mandateValue(
  { principal, agent, item, from, until, evidence }: MandateRow,
  people: Map<string, string>,
  env: SetupEnv,
): store.MandateValue {
  const idOf = (number: string) => people.get(number) ?? bug('a mandate of a person nobody knows passed its check')
  return {
    id: env.random.uuid(env.now.getTime()),
    principal: idOf(principal),
    ...('staff' in agent ? { kind: 'staff', agent: agent.staff } : { kind: 'citizen', agent: idOf(agent.idNumber) }),
    item: item ?? null,
    from,
    until,
    evidence: evidence ?? null,
  }
}
