import { addWorkingDays } from '@tongban/protocol/clock/calendar'
import { makeQueryNumber } from '@tongban/protocol/codes/query-number'
import { answerDays, type TicketBody, type TicketKind } from '@tongban/protocol/event/ticket'
import { nodeOfPlace } from '@tongban/protocol/trust/trust-list'
import { queryCode, queryCodeHash } from '../../cases/index.ts'
import type { Actor } from '../../identity/index.ts'
import { dayOf } from '../../platform/clock.ts'
import type { ReadTx } from '../../platform/db/db.ts'
import { bug } from '../../platform/problem.ts'
import type { OversightEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { type AboutAsked, aboutOf, ownPortal } from './about.ts'
import { say } from './say.ts'
import { insertTicket, readTicket, type Ticket } from './ticket.store.ts'

export interface FileTicket {
  /** The id of the ticket to be. */
  readonly id: string
  /** Undefined for somebody who is not signed in. */
  readonly actor: Actor | undefined
  readonly kind: TicketKind
  readonly about: AboutAsked
  readonly words: Omit<TicketBody<'file'>, 'number'>
}

/** What the person keeps: by these two they follow it without signing in. The code is told once and stored only as a hash. */
export interface Filed {
  readonly id: string
  readonly number: string
  readonly code: string
  readonly place: string
  readonly due: string
  readonly days: number
}

/**
 * Takes a complaint or a matter that does not get done, and sends it to the place that answers for it, which may be another node's.
 * Staff do not complain in a person's name: refuses `oversight/notPerson`; otherwise as `aboutOf`.
 */
export async function fileTicket(env: OversightEnv, { id, actor, kind, about, words }: FileTicket): Promise<Filed> {
  if (actor && actor.kind !== 'citizen') throw problem.notPerson({ actor: actor.id })
  const meant = await aboutOf(env, actor, about)
  const portal = await ownPortal(env)
  const at = env.clock.now()
  const due = addWorkingDays(dayOf(at), answerDays[kind])
  const content = { number: numberFor(env, at), ...words }
  const filer = actor?.personId ?? null
  const ticket = { id, kind, ...meant, filedAtNode: env.me, filedAt: at, due, words: content, filer }
  const code = queryCode(env.codeKey, id)
  return env.db.write(actor?.id ?? 'applicant', async (tx) => {
    if (!(await insertTicket(tx, ticket, queryCodeHash(id, code)))) return filedBefore(tx, id, code)
    await say(env, tx, {
      ...{ act: 'file', ticket: id, to: answering(env, meant.place), at, body: content },
      duty: { role: 'applicant', place: portal, actor: 'applicant' },
      facts: { kind, place: meant.place, item: meant.item, case: meant.caseId, days: answerDays[kind] },
    })
    tx.audit({
      actor: actor?.id ?? 'applicant',
      action: 'oversight.fileTicket',
      subject: id,
      facts: { kind, place: meant.place },
    })
    return filedOf(ticket, code)
  })
}

const answering = (env: OversightEnv, place: string): string =>
  nodeOfPlace(env.trust(), place)?.id ?? bug(`no node answers for ${place}`)

const filedOf = ({ id, kind, place, due, words }: Omit<Ticket, 'answer'>, code: string): Filed => ({
  ...{ id, number: words.number, code, place, due },
  days: answerDays[kind],
})

/** An attempt after a crash finds what the first one stored. */
async function filedBefore(tx: ReadTx, id: string, code: string): Promise<Filed> {
  const before = await readTicket(tx, id)
  if (!before) throw problem.ticketTaken({ ticket: id })
  return filedOf(before, code)
}

/** Made as the query number of a case is, so that people type it in the same manner: 40 random bits, not to be guessed. */
function numberFor({ me, random }: OversightEnv, at: Date): string {
  const made = makeQueryNumber({ region: me.slice(-6), day: dayOf(at), random: random.bytes(5) })
  return made.ok ? made.parts : bug(`no number for a ticket: ${made.why}`)
}
