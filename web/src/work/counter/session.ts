import type { Api } from '../../api/api.ts'
import { answered } from '../../api/refusal.ts'
import type { Application } from '../../cases/apply/application.ts'
import type { Answers } from '../../catalogue/situations/answers.ts'

/** What the counter printed when it took the papers in. */
export interface Receipt {
  readonly id: string
  readonly queryNumber: string
  readonly queryCode: string
}

/** One person at one counter, from the card reader to the receipt. Kept on the node as the clerk's draft, so a power cut loses nothing. */
export interface CounterSession {
  readonly kind: 'counter'
  readonly place: string
  readonly person: { readonly id: string; readonly name: string; readonly idNumberMasked: string }
  /** What the card and the person's own keypad gave, by the name of the form's field: nothing of it is typed again. */
  readonly given: Readonly<Record<string, string>>
  readonly item?: string
  readonly at?: string
  /** The person's own draft, opened by its code: what they chose online, and how its materials stand. */
  readonly draft?: {
    readonly id: string
    readonly typed: Readonly<Record<string, string>>
    readonly delivery?: Application['delivery']
  }
  /** Answers to the item's situations, by question; absent until they were asked. */
  readonly answers?: Answers
  /**
   * Told once and sent home without a case (行政许可法 Art. 32): all that was typed and judged, by the name of its field, so that whoever
   * comes back goes on where they were.
   */
  readonly told?: Readonly<Record<string, string>>
  /** Of the case; of a joint item one for each authority. */
  readonly receipts?: readonly Receipt[]
}

export interface Kept {
  readonly id: string
  readonly version: number
  readonly changedAt: string
  readonly content: CounterSession
}

const isSession = (draft: unknown): draft is Kept =>
  (draft as { content?: { kind?: unknown } } | null)?.content?.kind === 'counter'

/** The clerk's sessions that are not finished. */
export async function openSessions(api: Api): Promise<Kept[]> {
  const { drafts } = (await answered(api.GET('/drafts'))) as { drafts: unknown[] }
  return drafts.filter(isSession)
}

export async function sessionOf(api: Api, draftId: string): Promise<Kept> {
  return (await answered(api.GET('/drafts/{draftId}', { params: { path: { draftId } } }))) as Kept
}

export async function keepSession(api: Api, { id, version }: Kept, content: CounterSession): Promise<void> {
  const params = { path: { draftId: id } }
  const headers = { 'if-match': `"${version}"` }
  await answered(api.PUT('/drafts/{draftId}', { params, body: { content: { ...content } }, headers }))
}

export async function endSession(api: Api, draftId: string): Promise<void> {
  await api.DELETE('/drafts/{draftId}', { params: { path: { draftId } } })
}

/** The fields that a reader sends, in the order of its line. */
const readFields = ['name', 'idNumber', 'household', 'phone', 'address'] as const

/** The line of a card reader with the person's keypad: name | number | registered address | phone | present address. */
export function readLine(line: string): Readonly<Record<string, string>> {
  const parts = line.split('|').map((part) => part.trim())
  return Object.fromEntries(readFields.flatMap((field, at) => (parts[at] ? [[field, parts[at]] as const] : [])))
}
