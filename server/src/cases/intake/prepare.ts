import type { Terms } from '@tongban/protocol/case/step'
import { makeQueryNumber } from '@tongban/protocol/codes/query-number'
import type { SubmitFacts } from '@tongban/protocol/event/facts'
import type { Duty, FileRef } from '@tongban/protocol/event/header'
import type { Version } from '@tongban/protocol/version/version'
import { dayOf } from '../../platform/clock.ts'
import { bug } from '../../platform/problem.ts'
import type { NewCase } from '../case.store.ts'
import type { CasesEnv } from '../env.ts'
import { refusal } from '../refusal.ts'
import { parcelsFor } from '../writing/address.ts'
import { append, post } from '../writing/append.ts'
import { write } from '../writing/pen.ts'
import { settle } from '../writing/settle.ts'
import { openWriting, type Writing } from '../writing/writing.ts'
import { queryCode, queryCodeHash } from './query-code.ts'

/** A new case, complete in memory: its first events, what goes to whom, its audit line. Writing it is one statement. */
export interface Prepared {
  readonly writing: Writing
  readonly row: NewCase
  readonly queryCode: string
}

export interface Birth {
  readonly caseId: string
  readonly facts: SubmitFacts
  readonly duty: Duty
  /** The clerk's duty where she receives in the same act. */
  readonly receiveAs?: Duty
  readonly bodies: readonly { readonly section: string; readonly body: unknown }[]
  readonly files: readonly FileRef[]
  readonly terms: Terms
  readonly version: Version
  readonly applicant: string | null
}

/** Writes submit, and all that follows from it by rule, in memory: receive and hand over online, decide where the place is here. */
export async function prepareCase(env: CasesEnv, birth: Birth): Promise<Prepared> {
  const { caseId } = birth
  const writing = await submit(env, birth)
  const none = () => Promise.resolve([])
  if (birth.receiveAs) {
    const refused = await append(env, writing, { action: 'receive', duty: birth.receiveAs, facts: {} }, none)
    if (refused) throw refusal(refused, { caseId, action: 'receive' })
  }
  const desk = { open: [], history: none, decidesByRule: birth.version.decidesByRule, missing: [] }
  await settle(env, { writing, desk })
  return { writing, ...printed(env, writing, birth) }
}

async function submit(env: CasesEnv, { caseId, facts, duty, bodies, files, terms, version, applicant }: Birth): Promise<Writing> {
  const written = await write(env, { caseId, tip: undefined, terms }, { action: 'submit', duty, facts, bodies, files })
  if (!written.ok) throw refusal(written.why, { caseId, action: 'submit' })
  const { event, standing } = written
  const queryNumber = numberFor(env, facts.receivingPlace)
  const writing = openWriting(
    { caseId, standing, head: event.hash, lastHeader: event.parsed, said: 0, applicant, queryNumber },
    terms,
    version,
  )
  const told = { header: event.parsed, bodies: event.bodies }
  post(
    writing,
    await parcelsFor({
      me: env.me,
      trust: env.trust(),
      before: undefined,
      after: standing,
      told,
      history: () => Promise.resolve([]),
    }),
  )
  writing.events.push(event)
  writing.audit.push({
    actor: duty.through ?? duty.actor,
    action: 'cases.submit',
    subject: caseId,
    facts: { seq: 1, event: event.id },
  })
  writing.feed.push({ id: event.id, topic: 'cases.event', subject: caseId, body: { action: 'submit', seq: 1 } })
  return writing
}

/** The number on the receipt: made by this node alone, 40 random bits, so it cannot be guessed. */
function numberFor(env: CasesEnv, place: string): string {
  const made = makeQueryNumber({ region: place.slice(0, 6), day: dayOf(env.clock.now()), random: env.random.bytes(5) })
  return made.ok ? made.parts : bug(`no query number for ${place}: ${made.why}`)
}

function printed(env: CasesEnv, { file }: Writing, birth: Birth): Pick<Prepared, 'row' | 'queryCode'> {
  const code = queryCode(env.codeKey, file.caseId)
  const row: NewCase = {
    caseId: file.caseId,
    standing: file.standing,
    head: file.head,
    said: file.said,
    applicant: birth.applicant,
    queryNumber: file.queryNumber,
    queryCodeHash: queryCodeHash(file.caseId, code),
  }
  return { row, queryCode: code }
}
