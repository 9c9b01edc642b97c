import { Refusal } from '../api/refusal.ts'
import { followCase, type TrackDone, TrackPage } from '../cases/track-page.tsx'
import { FollowedTicket, type FoundTicket, followTicket } from '../oversight/follow-ticket.tsx'
import { SayIt } from '../oversight/say-it.tsx'
import type { Asked } from '../visit/visit.ts'

type FollowDone = TrackDone | { readonly ticket: FoundTicket }

/** A number may be that of a case or of a complaint: a person need not know which. */
export async function follow(asked: Asked & { form(): Promise<FormData> }): Promise<FollowDone> {
  const sent = await asked.form()
  const done = await followCase({ ...asked, form: async () => sent })
  if (done.problem?.code !== 'cases/notFound') return done
  try {
    const code = String(sent.get('code') ?? '').replace(/\s/g, '')
    return { ticket: await followTicket(asked, done.number, code) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.problem.code === 'oversight/notFound' ? done : { number: done.number, problem: error.problem }
  }
}

export function FollowPage({ done }: { done: FollowDone | undefined }) {
  if (done && 'ticket' in done) return <FollowedTicket {...done.ticket} />
  const after = done?.found ? <SayIt about={{ number: done.number }} /> : null
  return <TrackPage done={done}>{after}</TrackPage>
}
