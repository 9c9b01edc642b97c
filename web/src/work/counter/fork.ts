import { addWorkingDays } from '@tongban/protocol/clock/calendar'
import type { Api } from '../../api/api.ts'
import { answered, Refusal } from '../../api/refusal.ts'
import { stored } from '../case/take-case-step.ts'
import { caseOf } from '../desk.ts'
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

/** The name of a material as the version has it. */
const nameIn = ({ materials }: Wanted['version'], id: string): { readonly zh: string; readonly en: string | null } =>
  materials.find((one) => one.id === id)?.name ?? { zh: id, en: null }

/** The same of what was typed before and is kept. */
export const judgedAs = ({ result }: Wanted, told: Readonly<Record<string, string>>): Judged[] =>
  listed(result.list).map(({ material: { id } }) => {
    const file = told[`kept.${id}`]
    const said = standings.find((one) => one === told[`stands.${id}`])
    return { material: id, standing: said ?? usual(file), why: (told[`why.${id}`] ?? '').trim(), file }
  })

/** A picture that was taken says that the material is there. */
const usual = (file: string | undefined): Standing => (file === undefined ? 'lacking' : 'ok')

/** Whoever may tell a person what is missing tells it now: taken in without a word it would be asked for later (行政许可法 Art. 32). */
export function refuseSilence(judging: Judging): void {
  const { judged, wanted, form } = judging
  if (isNotice(judging) || !rightsIn(wanted).has('notice')) return
  const unseen = judged.filter(({ material, file }) => file === undefined && !form.has(`stands.${material}`))
  const [line] = wanting(judged)
  if (line !== undefined) throw new Refusal(unseen.length > 0 ? notAllSeen(wanted, unseen) : toldNow(line.material))
}

const notAllSeen = ({ version }: Wanted, unseen: readonly Judged[]) => ({
  code: 'web/notAllSeen',
  status: 409,
  field: `/lines/${unseen[0]?.material}`,
  titles: {
    zh: `还有 ${unseen.length} 样没看：${unseen.map(({ material }) => `“${nameIn(version, material).zh}”`).join('、')}。请停在那一行按数字选`,
    en: `${unseen.length} still to be looked at: ${unseen.map(({ material }) => nameIn(version, material).en ?? nameIn(version, material).zh).join('; ')}. Choose by its digit on each line`,
  },
})

const toldNow = (material: string) => ({
  code: 'web/noticeFirst',
  status: 409,
  field: `/lines/${material}`,
  titles: {
    zh: '有材料缺或者不合格：请按 F9 一次性告知，或者把它改成“齐”',
    en: 'Something is lacking or not right: give the one-time notice (F9), or mark it as there',
  },
})

/** Keeps what was judged, for the list that a person takes home who cannot apply yet. False where a case can be opened. */
export async function toldWithoutCase(api: Api, judging: Judging): Promise<boolean> {
  const { kept, wanted, judged, form } = judging
  if (!isNotice(judging) || !lacksNeeded(wanted.result.list, judged)) return false
  const { press: _, ...told } = typedIn(form, judged)
  await keepSession(api, kept, { ...kept.content, told })
  return true
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
  const { draft: _, told: __, ...rest } = kept.content
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
  const why = missing.map(
    ({ material, standing, why: what }) =>
      `${nameIn(version, material).zh}：${standing === 'lacking' ? '没有带' : '不合要求'}${what === '' ? '' : `，${what}`}`,
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
