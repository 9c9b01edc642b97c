import type { Api } from '../../../api/api.ts'
import { answered } from '../../../api/refusal.ts'
import { dayText } from '../../../visit/when.ts'
import type { Application } from '../application.ts'

/** What somebody said of themselves in their latest case, and when. */
export interface Earlier {
  /** The day it was sent, in China. */
  readonly day: string
  readonly phone?: string
  readonly delivery?: NonNullable<Application['delivery']>
}

/** Where a prefilled answer comes from, in words. */
export const sourceOf = (say: (zh: string, en: string) => string, { day }: Earlier): string =>
  say(`来自您 ${dayText(say, day)}的办件，可以改`, `from your case of ${dayText(say, day)}; you can change it`)

/** Read from the person's own latest case; nothing where they have none here. */
export async function earlierOf(api: Api): Promise<Earlier | undefined> {
  const { entries } = await answered(api.GET('/cases', { params: { query: { limit: 1 } } }))
  const [latest] = entries
  if (!latest) return undefined
  const { timeline } = await answered(api.GET('/cases/{caseId}', { params: { path: { caseId: latest.id } } }))
  const filed = timeline.find(({ action }) => action === 'submit')
  const contact = filed && (filed.content as Readonly<Record<string, unknown>>)['contact']
  if (!filed || typeof contact !== 'object' || contact === null) return undefined
  const { phone, delivery } = contact as { readonly phone?: unknown; readonly delivery?: Application['delivery'] }
  return { day: filed.day, ...(typeof phone === 'string' && phone !== '' ? { phone } : {}), ...(delivery ? { delivery } : {}) }
}
