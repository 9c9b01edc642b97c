import type { WorkCase } from '../desk.ts'

/**
 * Who is meant by the id of an event: a name where the person works at this node, else their number, which their own node can resolve;
 * the applicant and a rule have none.
 */
export const whoseWord =
  (say: (zh: string, en: string) => string, { staff }: Pick<WorkCase, 'staff'>) =>
  (actor: string | undefined): string => {
    if (actor === undefined || actor === 'rule') return say('按规则自动', 'by rule')
    if (actor === 'applicant') return say('申请人', 'the applicant')
    return staff[actor] ?? say(`工号 ${actor}`, `staff ${actor}`)
  }

type Entry = Pick<WorkCase['timeline'][number], 'action' | 'place' | 'actor' | 'requestId'>

/** Who did what an event tells, where, and which place wrote it down for them. */
interface Doer {
  readonly place: string
  readonly actor?: string | undefined
  readonly writtenAt?: string
}

/** An act that answers a request is its asker's: the holder wrote it down by rule. To decline one is the holder's own act. */
export function doerOf({ requests }: Pick<WorkCase, 'requests'>, { action, place, actor, requestId }: Entry): Doer {
  const asked = action === 'requestDeclined' ? undefined : requests.find(({ id }) => id === requestId)
  return asked === undefined ? { place, actor } : { place: asked.place, actor: asked.actor, writtenAt: place }
}
