import { addWorkingDays } from '@tongban/protocol/clock/calendar'
import type { Api } from '../../api/api.ts'
import { answered, Refusal } from '../../api/refusal.ts'
import { placeOf } from '../../visit/place-names.ts'
import { stored } from '../case/take-case-step.ts'
import { caseOf } from '../desk.ts'
import { drawMissing } from '../paper/draw-missing.ts'
import { givenPdf } from '../paper/given-pdf.ts'
import { checkStillHere, fileDraft } from './draft-by-code.ts'
import { formIn } from './form-here.ts'
import { handed, type Judged, lacksNeeded, listed, type Standing, standings, wanting } from './materials.ts'
import { type Kept, keepSession, type Receipt } from './session.ts'
import { rightsIn, type Wanted } from './wanted.ts'

const SUPPLEMENT_DAYS = 10

/** What lies on the desk when the clerk comes to the fork. */
export interface Judging {
  readonly kept: Kept
  readonly wanted: Wanted
  readonly judged: readonly Judged[]
  readonly form: FormData
}

const isNotice = ({ form }: Judging): boolean => form.get('press') === 'notice'

export async function judgedIn(api: Api, { result }: Wanted, form: FormData): Promise<Judged[]> {
  return Promise.all(
    listed(result.list).map(async ({ material: { id } }): Promise<Judged> => {
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

/** Whoever may tell a person what is missing tells it now: taken in without a word it would be asked for later (行政许可法 Art. 32). */
export function refuseSilence(judging: Judging): void {
  const isSilent = !isNotice(judging) && wanting(judging.judged).length > 0
  if (isSilent && rightsIn(judging.wanted).has('notice')) throw new Refusal(toldNow)
}

const toldNow = {
  code: 'web/noticeFirst',
  status: 409,
  titles: {
    zh: '有材料缺或者不合格：请按 F9 一次性告知，或者把它改成“齐”',
    en: 'Something is lacking or not right: give the one-time notice (F9), or mark it as there',
  },
}

/** What a person takes home who cannot apply yet; ends the request with the paper. Does nothing where a case can be opened. */
export async function noticeWithoutCase(api: Api, judging: Judging): Promise<void> {
  const { kept, wanted, judged } = judging
  if (!isNotice(judging) || !lacksNeeded(wanted.result.list, judged)) return
  const { person, place } = kept.content
  const counter = await placeOf(api, place)
  throw givenPdf(await drawMissing({ wanted, judged: wanting(judged), name: person.name, counter }), 'bu-qi-qing-dan')
}

/** The case is opened and received; with it go the originals that were seen and the one-time notice, where this counter may. */
export async function takeIn(api: Api, judging: Judging): Promise<void> {
  const { kept, wanted } = judging
  const until = addWorkingDays(wanted.guide.day, SUPPLEMENT_DAYS)
  await checkStillHere(api, kept.content)
  const receipts = await receive(api, judging, until)
  const [receipt] = receipts
  if (receipt !== undefined && wanted.version.mode !== 'joint') await followUp(api, judging, { receipt, until })
  // What is in the case now need lie nowhere else.
  const { draft: _, ...rest } = kept.content
  await keepSession(api, kept, { ...rest, given: {}, receipts })
  if (receipt !== undefined) await fileDraft(api, kept.content, receipt.id)
}

/** The application as the version asks for it. The session names it: a second press is answered with the first receipts. */
async function receive(api: Api, { kept, wanted, judged, form }: Judging, until: string): Promise<readonly Receipt[]> {
  const { person, place, item = '', at = '', draft } = kept.content
  const fields = formIn(wanted.version, form)
  const means = String(form.get('delivery') ?? 'pickup')
  const chosen = draft?.delivery?.means === means ? draft.delivery : { means }
  const body = {
    ...{ item, receivingPlace: place, decidingPlace: at, form: fields, applicant: person.id },
    materials: handed(wanted.result.list, judged, until),
    contact: { phone: fields['phone'] ?? '', delivery: chosen },
  }
  const headers = { 'idempotency-key': `counter-${kept.id}` }
  if (wanted.version.mode !== 'joint')
    return [receiptOf(await answered(api.POST('/cases', { body: { ...body, receive: true }, headers })))]
  // The API leaves the answer untyped: the parent, and each child with its own receipt.
  const parent = (await answered(api.POST('/parents', { body, headers }))) as unknown as { readonly children: readonly Receipt[] }
  return parent.children.map(receiptOf)
}

const receiptOf = ({ id, queryNumber, queryCode }: Receipt): Receipt => ({ id, queryNumber, queryCode })

interface Opened {
  readonly receipt: Receipt
  readonly until: string
}

/** Nothing that the agreement does not grant is tried. */
async function followUp(api: Api, judging: Judging, { receipt, until }: Opened): Promise<void> {
  const { kept, wanted, judged } = judging
  const rights = rightsIn(wanted)
  const originals = judged.filter(({ standing, file }) => standing === 'ok' && file === undefined).map(({ material }) => material)
  const steps = [
    ...(rights.has('originals') && originals.length > 0
      ? [{ action: 'verifyOriginal' as const, facts: { materials: originals } }]
      : []),
    ...(rights.has('notice') && isNotice(judging) ? noticeOf(wanted, wanting(judged), until) : []),
  ]
  if (steps.length === 0) return
  const { version } = await caseOf(api, receipt.id)
  const body = { place: kept.content.place, role: 'clerk' as const, steps }
  const headers = { 'if-match': `"${version}"` }
  await answered(api.POST('/cases/{caseId}/steps', { params: { path: { caseId: receipt.id } }, body, headers }))
}

function noticeOf({ version }: Wanted, missing: readonly Judged[], until: string) {
  if (missing.length === 0) return []
  const ids = missing.map(({ material }) => material)
  const nameOf = (id: string) => version.materials.find((one) => one.id === id)?.name.zh ?? id
  const why = missing.map(
    ({ material, standing, why: what }) =>
      `${nameOf(material)}：${standing === 'lacking' ? '没有带' : '不合要求'}${what === '' ? '' : `，${what}`}`,
  )
  return [
    {
      action: 'requireSupplement' as const,
      facts: { materials: ids, until },
      bodies: [{ section: 'materials' as const, body: { missing: ids, why: why.join('；') } }],
    },
  ]
}

/** All that was typed and what is uploaded already, so that nothing has to be typed again. */
export function typedIn(form: FormData, judged: readonly Judged[]): Record<string, string> {
  const texts = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
  const files = judged.flatMap(({ material, file }) => (file === undefined ? [] : [[`kept.${material}`, file] as const]))
  return Object.fromEntries([...texts, ...files])
}
