import { clockEventOf } from '@tongban/protocol/case/time'
import type { ClockEvent } from '@tongban/protocol/clock/document'
import type { CaseAction } from '@tongban/protocol/event/actions'
import type { Version } from '@tongban/protocol/version/version'
import type { Actor } from '../../identity/index.ts'
import { paperKinds, paperNumber } from '../domain/papers.ts'
import type { CasesEnv } from '../env.ts'
import { readEvents } from '../event.store.ts'
import { problem } from '../problems.ts'
import { sectionsSeenBy } from './access.ts'
import { noteCaseRead } from './note-read.ts'
import { seenCase } from './read-case.ts'
import { clocksOf, entryOf, nameOf, nextDue, type TimelineEntry } from './view-case.ts'

/** A receipt, notice or letter, as a numbered JSON document of the event that made it. */
export interface Paper {
  readonly number: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly basis: string
  readonly case: string
  readonly queryNumber: string | null
  readonly officialNumber: string | null
  readonly item: Version['name']
  readonly issuedBy: { readonly place: string; readonly organisation: string }
  readonly at: string
  readonly day: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly content: TimelineEntry['content']
  /** By when the next act was due when the paper was made: it says the same whenever it is printed. */
  readonly due: string | null
  /** What the person can do against it; where the item's version names a way. */
  readonly remedy: string | null
}

/** All papers of a case that this node has the events of, oldest first. */
export function papersOf(env: CasesEnv, caseId: string, actor: Actor): Promise<Paper[]> {
  return env.db.write(actor.id, async (tx) => {
    const file = await seenCase(env, tx, caseId, actor)
    const version = await env.catalogue.version(tx, file.standing.born.version)
    const sections = sectionsSeenBy(actor, file)
    await noteCaseRead({ env, tx, actor, file }, { actor: actor.id, action: 'cases.readPapers', subject: caseId })
    const heard: ClockEvent[] = []
    return (await readEvents(tx, caseId)).flatMap((event) => {
      const told = clockEventOf({ clockEvents: heard }, event.action as CaseAction, event.parsed.facts)
      if (told) heard.push(told)
      const kind = paperKinds[event.action as CaseAction]
      if (!kind) return []
      const { at, day, place, organisation, facts, content } = entryOf(event, sections)
      return [
        {
          number: paperNumber(event.parsed, kind),
          title: { zh: kind.zh, en: kind.en },
          basis: kind.basis,
          case: caseId,
          queryNumber: file.queryNumber,
          officialNumber: file.standing.officialNumber,
          item: nameOf(version, file.standing.born.item),
          issuedBy: { place, organisation },
          at,
          day,
          facts,
          content,
          due: nextDue(clocksOf({ ...file.standing, clockEvents: [...heard] }, new Date(at))),
          remedy: version?.remedy ?? null,
        },
      ]
    })
  })
}

export async function paperOf(
  env: CasesEnv,
  { caseId, number }: { caseId: string; number: string },
  actor: Actor,
): Promise<Paper> {
  const paper = (await papersOf(env, caseId, actor)).find((one) => one.number === number)
  if (!paper) throw problem.notFound({ caseId, number }, { field: '/path/number' })
  return paper
}
