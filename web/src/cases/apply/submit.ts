import { setTimeout as pause } from 'node:timers/promises'
import type { Api } from '../../api/api.ts'
import { answered, Refusal } from '../../api/refusal.ts'
import type { Receipt } from './application.ts'
import type { Applying } from './applying.ts'
import { wantsKnown } from './form-fields.ts'
import { givenOf } from './tasks.ts'

const TRIES = 20
const PAUSE_MS = 150

/**
 * Sends an application off. The draft's id is its key: pressed twice, from two tabs or after the back button, it is one case, and each
 * press gets the same receipt.
 */
export async function submit(api: Api, applying: Applying): Promise<Sent> {
  const { item, place, ...content } = await submissionOf(api, applying)
  const headers = { 'idempotency-key': `apply-${applying.draft.id}` }
  return once(async () => {
    if (applying.application.bundle) {
      const body = { ...content, bundle: item, division: place }
      return wholeOf(await answered(api.POST('/parents/bundled', { body, headers })))
    }
    const body = { ...content, item, decidingPlace: place }
    if (applying.item.version.mode === 'joint') return wholeOf(await answered(api.POST('/parents', { body, headers })))
    return { receipts: [await answered(api.POST('/cases', { body, headers }))] }
  })
}

/** What was sent off, and what keeps it together where it is several cases. */
export interface Sent {
  readonly receipts: readonly Receipt[]
  readonly parent?: string
}

/** The API leaves the answer untyped: the parent, and each child with its own receipt. */
function wholeOf(answer: unknown): Sent {
  const { id, children } = answer as { readonly id: string; readonly children: readonly Receipt[] }
  return { receipts: children, parent: id }
}

async function submissionOf(api: Api, { application, item, list }: Applying) {
  const { phone = '', receivingPlace = '', form = {}, delivery } = application
  const { name, idNumber } = await answered(api.GET('/identity/me/record'))
  const known = { name, idNumber, phone }
  const wanted = (['name', 'idNumber', 'phone'] as const).filter((one) => wantsKnown(item.version, one))
  const materials = list
    .filter(({ need }) => need !== 'no')
    .flatMap((asked) => {
      const given = givenOf(application, asked)
      if (!given) return []
      const { fileName: _, ...kept } = given
      return [kept]
    })
  return {
    item: application.item,
    receivingPlace,
    place: application.place,
    form: { ...form, ...Object.fromEntries(wanted.map((one) => [one, known[one]])) },
    materials,
    contact: { phone, ...(delivery ? { delivery } : {}) },
  }
}

/** While another press of the same button is under way, its receipt is waited for. */
async function once<T>(send: () => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left--) {
    try {
      return await send()
    } catch (error) {
      if (!(error instanceof Refusal) || error.problem.code !== 'platform/inProgress' || left === 0) throw error
      await pause(PAUSE_MS)
    }
  }
}
