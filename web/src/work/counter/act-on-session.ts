import { addWorkingDays } from '@tongban/protocol/clock/calendar'
import type { Api } from '../../api/api.ts'
import { answered, type Problem, Refusal } from '../../api/refusal.ts'
import { forStaff, ledTo } from '../../sign-in/demand.ts'
import { addressOf } from '../../visit/visit.ts'
import { stored } from '../case/take-case-step.ts'
import { caseOf } from '../desk.ts'
import { drawMissing } from '../paper/draw-missing.ts'
import { givenPdf } from '../paper/given-pdf.ts'
import { decidingPlace, type Wanted, wantedAt } from './choose-item.ts'
import { checkStillHere, fileDraft } from './draft-by-code.ts'
import type { SessionAsked } from './load-session.ts'
import { handed, type Judged, lacksNeeded, type Standing, standings, wanting } from './materials.ts'
import { endSession, type Kept, keepSession, type Receipt, sessionOf } from './session.ts'

/** What the node refused of a session, with all that was typed and what is uploaded already. */
export interface NotDone {
  readonly problem: Problem
  readonly typed: Readonly<Record<string, string>>
}

const SUPPLEMENT_DAYS = 10

/** One press at the counter: the item, the fork receive / one-time notice / not here, or the end of the session. */
export async function actOnSession(asked: SessionAsked & { form(): Promise<FormData> }): Promise<NotDone> {
  const { api } = await forStaff(asked, 'clerk')
  const form = await asked.form()
  const kept = await sessionOf(api, asked.params['id'] ?? '')
  const here = addressOf(asked.visit.path, asked.visit)
  switch (form.get('press')) {
    case 'end':
      await endSession(api, kept.id)
      throw ledTo(addressOf('/w/window', asked.visit))
    case 'other': {
      const { item: _, at: __, ...rest } = kept.content
      await keepSession(api, kept, rest)
      throw ledTo(here)
    }
    case 'receive':
    case 'notice':
      return forked(api, kept, form, here)
    default:
      await choose(api, kept, form)
      throw ledTo(here)
  }
}

async function choose(api: Api, kept: Kept, form: FormData): Promise<void> {
  const item = String(form.get('item') ?? '')
  const asked = form.get('at')
  const wanted = await wantedAt(api, item, typeof asked === 'string' ? asked : undefined)
  const at = typeof asked === 'string' ? asked : wanted && decidingPlace(wanted.guide, kept.content.place)
  await keepSession(api, kept, { ...kept.content, item, ...(at === undefined ? {} : { at }) })
}

/** All right: taken in. Something not right: taken in and told of, once. Something lacking that is always wanted: told of, no case. */
async function forked(api: Api, kept: Kept, form: FormData, here: string): Promise<NotDone> {
  const { item = '', at } = kept.content
  const wanted = await wantedAt(api, item, at)
  if (wanted === undefined) throw ledTo(here)
  const judged = await judgedIn(api, wanted, form)
  const until = addWorkingDays(wanted.guide.day, SUPPLEMENT_DAYS)
  if (form.get('press') === 'notice' && lacksNeeded(wanted.version.materials, judged))
    throw givenPdf(await drawMissing({ wanted, judged: wanting(judged), name: kept.content.person.name }), 'bu-qi-qing-dan')
  try {
    await checkStillHere(api, kept.content)
    const receipt = await receive(api, { kept, wanted, judged, until, form })
    await followUp(api, { receipt, judged, until, place: kept.content.place, isNotice: form.get('press') === 'notice' })
    // What is in the case now need lie nowhere else.
    const { given: _, ...rest } = kept.content
    await keepSession(api, kept, { ...rest, given: {}, receipt })
    await fileDraft(api, rest, receipt.id)
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.problem, typed: typedIn(form, judged) }
    throw error
  }
  throw ledTo(here)
}

async function judgedIn(api: Api, { version }: Wanted, form: FormData): Promise<Judged[]> {
  return Promise.all(
    version.materials.map(async ({ id }): Promise<Judged> => {
      const said = standings.find((one) => one === form.get(`stands.${id}`))
      const before = form.get(`kept.${id}`)
      const file =
        (await stored(api, form.get(`file.${id}`))) ?? (typeof before === 'string' && before !== '' ? before : undefined)
      return { material: id, standing: said ?? usual(file), why: String(form.get(`why.${id}`) ?? '').trim(), file }
    }),
  )
}

/** A picture that was taken says that the material is there. */
const usual = (file: string | undefined): Standing => (file === undefined ? 'lacking' : 'ok')

interface Receiving {
  readonly kept: Kept
  readonly wanted: Wanted
  readonly judged: readonly Judged[]
  readonly until: string
  readonly form: FormData
}

/** The application as the version asks for it. The session names it: a second press is answered with the first receipt. */
async function receive(api: Api, { kept, wanted, judged, until, form }: Receiving): Promise<Receipt> {
  const { person, place, item = '', at = '', draft } = kept.content
  const fields = formIn(wanted, form)
  const body = {
    ...{ item, receivingPlace: place, decidingPlace: at, form: fields, applicant: person.id, receive: true },
    materials: handed(wanted.version.materials, judged, until),
    contact: { phone: fields['phone'] ?? '', ...(draft?.delivery ? { delivery: draft.delivery } : {}) },
  }
  const headers = { 'idempotency-key': `counter-${kept.id}` }
  const { id, queryNumber, queryCode } = await answered(api.POST('/cases', { body, headers }))
  return { id, queryNumber, queryCode }
}

interface Property {
  readonly type?: string
}

export const propertiesOf = ({ version }: Wanted): Readonly<Record<string, Property>> =>
  (version.formSchema as { properties?: Record<string, Property> }).properties ?? {}

function formIn(wanted: Wanted, form: FormData): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(propertiesOf(wanted)).flatMap(([name, { type }]) => {
      const text = String(form.get(`form.${name}`) ?? '').trim()
      if (text === '') return []
      return [
        [name, type === 'number' || type === 'integer' ? Number(text) : type === 'boolean' ? text === 'true' : text] as const,
      ]
    }),
  )
}

interface Following {
  readonly receipt: Receipt
  readonly judged: readonly Judged[]
  readonly until: string
  readonly place: string
  readonly isNotice: boolean
}

/** With the case: which originals were seen, and the one-time notice. The node says whether this counter has the right. */
async function followUp(api: Api, { receipt, judged, until, place, isNotice }: Following): Promise<void> {
  const view = await caseOf(api, receipt.id)
  const originals = judged.filter(({ standing, file }) => standing === 'ok' && file === undefined).map(({ material }) => material)
  const missing = wanting(judged)
  const why = missing.map(({ material, why: what }) => `${material}：${what}`).join('；')
  const steps = [
    ...(originals.length > 0 ? [{ action: 'verifyOriginal' as const, facts: { materials: originals } }] : []),
    ...(isNotice && missing.length > 0
      ? [
          {
            action: 'requireSupplement' as const,
            facts: { materials: missing.map(({ material }) => material), until },
            bodies: [{ section: 'materials' as const, body: { missing: missing.map(({ material }) => material), why } }],
          },
        ]
      : []),
  ].filter(({ action }) => view.openSteps.includes(action))
  if (steps.length === 0) return
  const params = { path: { caseId: receipt.id } }
  await answered(
    api.POST('/cases/{caseId}/steps', {
      params,
      body: { place, role: 'clerk', steps },
      headers: { 'if-match': `"${view.version}"` },
    }),
  )
}

function typedIn(form: FormData, judged: readonly Judged[]): Record<string, string> {
  const texts = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
  const files = judged.flatMap(({ material, file }) => (file === undefined ? [] : [[`kept.${material}`, file] as const]))
  return Object.fromEntries([...texts, ...files])
}
