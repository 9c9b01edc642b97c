import type { Need } from '@tongban/protocol/situations/outcome'
import type { Version } from '@tongban/protocol/version/version'
import type { Api } from '../../api/api.ts'
import { answered, Refusal } from '../../api/refusal.ts'
import { openBundle } from './open-bundle.ts'

/** How one material is given: uploaded, shown at the counter, or promised for a day (容缺). */
export interface Given {
  readonly material: string
  readonly how: 'upload' | 'original' | 'promise'
  readonly file?: string
  /** What the file was called, for the person who reads it. */
  readonly fileName?: string
  readonly until?: string
}

/** What was sent off, as the receipt prints it. */
export interface Receipt {
  readonly id: string
  /** Which item, where several were applied for as one. */
  readonly item?: string
  readonly queryNumber: string
  readonly queryCode: string
}

/** An application that is being filled in: the content of a draft at the node, saved with every step. */
export interface Application {
  /** The item; of a bundle its id. */
  readonly item: string
  readonly name: Version['name']
  /** Who decides; of a bundle the division where it happens. */
  readonly place: string
  /** 一件事: asked once for several items. */
  readonly bundle?: true
  /** Who takes it in: the region's portal, or a counter that the person chose. */
  readonly receivingPlace?: string
  readonly phone?: string
  readonly form?: Readonly<Record<string, unknown>>
  /** Answers to the item's situations, by question. */
  readonly answers?: Readonly<Record<string, string>>
  readonly materials?: readonly Given[]
  readonly delivery?: { readonly means: 'electronic' | 'pickup' | 'post'; readonly address?: string }
  /** Once it is sent off, the receipts are all that stays. */
  readonly sent?: readonly Receipt[]
  /** What keeps several cases of one application together. */
  readonly parent?: string
}

export interface Draft {
  readonly id: string
  readonly version: number
  readonly changedAt: string
  readonly content: Application
  /** 取件码, while it lives. */
  readonly code?: { readonly code: string; readonly until: string }
  /** A clerk has it open there. */
  readonly atCounter?: { readonly place: string; readonly since: string }
}

/** The API leaves drafts untyped: what lies in one is ours alone. */
const asDraft = (answer: unknown): Draft => answer as Draft

export async function openDraft(api: Api, id: string): Promise<Draft> {
  return asDraft(await answered(api.GET('/drafts/{draftId}', { params: { path: { draftId: id } } })))
}

export async function draftsOf(api: Api): Promise<readonly Draft[]> {
  const { drafts } = (await answered(api.GET('/drafts'))) as unknown as { readonly drafts: readonly Draft[] }
  return drafts.filter(({ content }) => typeof content.item === 'string')
}

/** `key` makes it one draft however often the button is pressed. */
export async function startDraft(api: Api, content: Application, key: string): Promise<Draft> {
  return asDraft(await answered(api.POST('/drafts', { body: { content: { ...content } }, headers: { 'idempotency-key': key } })))
}

const TRIES = 3

/**
 * Saves one part. Each task changes a part of its own, so where another device saved meanwhile the part is put onto what that one wrote:
 * neither loses anything.
 */
export async function savePart(api: Api, id: string, change: (now: Application) => Application): Promise<Draft> {
  for (let left = TRIES; ; left--) {
    const { content, version } = await openDraft(api, id)
    try {
      return asDraft(
        await answered(
          api.PUT('/drafts/{draftId}', {
            params: { path: { draftId: id } },
            body: { content: { ...change(content) } },
            headers: { 'if-match': `"${version}"` },
          }),
        ),
      )
    } catch (error) {
      if (!(error instanceof Refusal) || error.problem.code !== 'cases/draftChanged' || left === 0) throw error
    }
  }
}

/** An item as it is open today where it is decided. */
export interface OpenItem {
  readonly hash: string
  readonly version: Pick<Version, 'name' | 'mode' | 'formSchema' | 'materials'>
  readonly placeName: string | null
  readonly hasSituations: boolean
}

/** What of a guide an application needs (`GET /items/:id/guide`). */
interface GuideAnswer {
  readonly guide: { readonly standing: string; readonly version: string | null }
  readonly placeName: string | null
  readonly situations: boolean
}

/** Refuses what is listed only, or not open now: nobody fills in what cannot be sent. */
export async function openItem(
  api: Api,
  { item, place, bundle }: Pick<Application, 'item' | 'place' | 'bundle'>,
): Promise<OpenItem> {
  if (bundle) return openBundle(api, item, place)
  const asked = api.GET('/items/{id}/guide', { params: { path: { id: item }, query: { place } } })
  const { guide, placeName, situations } = (await answered(asked)) as unknown as GuideAnswer
  if (guide.standing !== 'published' || guide.version === null) throw new Refusal(notOpen)
  const version = await answered(api.GET('/versions/{hash}', { params: { path: { hash: guide.version } } }))
  return { hash: guide.version, version: version as unknown as Version, placeName, hasSituations: situations }
}

const notOpen = {
  code: 'web/notOpen',
  status: 409,
  titles: {
    zh: '这件事现在还不能在这里申请：办理地没有公布，或者暂停了。请打 12345 问，或者到窗口',
    en: 'This cannot be applied for at present: the deciding place has not published it, or has suspended it. Call 12345, or go to a counter',
  },
}

export interface AskedQuestion {
  readonly id: string
  readonly ask: Version['name']
  readonly options: readonly { readonly id: string; readonly say: Version['name'] }[]
}

/** The item's situations: all that is asked. */
export async function questionsOf(
  api: Api,
  { item, place }: Pick<Application, 'item' | 'place'>,
): Promise<readonly AskedQuestion[]> {
  const { situations } = await answered(api.GET('/items/{id}/situations', { params: { path: { id: item }, query: { place } } }))
  return (situations as { readonly questions: readonly AskedQuestion[] }).questions
}

type Material = Version['materials'][number]

/** What the answers so far lead to. */
export interface Outcome {
  /** The person's own list: what they surely bring, and what nobody can say before the questions are answered. */
  readonly list: readonly { readonly material: Material; readonly need: Need | 'optional' }[]
  /** Why it is not open to them, surely or perhaps, and what to do instead. */
  readonly refusals: readonly { readonly why: Version['name']; readonly instead: Version['name'] | null; readonly need: Need }[]
}

const needOf = { always: 'yes', optional: 'optional', whenSituation: 'maybe' } as const

export async function outcomeFor(api: Api, application: Application, { version, hasSituations }: OpenItem): Promise<Outcome> {
  if (!hasSituations)
    return { list: version.materials.map((material) => ({ material, need: needOf[material.required] })), refusals: [] }
  const answers = Object.entries(application.answers ?? {}).map(([question, option]) => `${question}:${option}`)
  const query = { place: application.place, ...(answers.length > 0 ? { answers: answers.join(',') } : {}) }
  const asked = api.GET('/items/{id}/situations/outcome', { params: { path: { id: application.item }, query } })
  return (await answered(asked)) as Outcome
}
