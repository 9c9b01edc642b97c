import { randomUUID } from 'node:crypto'
import type { Api } from '../../../api/api.ts'
import { answered, Refusal } from '../../../api/refusal.ts'
import { forPerson, ledTo } from '../../../sign-in/demand.ts'
import { Note } from '../../../ui/plain.tsx'
import { type Asked, useVisit, wordsFor } from '../../../visit/visit.ts'
import { type Application, type OpenItem, openItem, startDraft } from '../application.ts'
import { type Applying, type ApplyRequest, loadApplying, type Mistaken, saveAndGoOn, typedIn } from '../applying.ts'
import { SaveButton, TaskFrame } from '../frame.tsx'
import { receiversFor } from '../receiving.ts'
import { earlierOf } from './earlier.ts'
import { type MeData, MeFields } from './me-fields.tsx'

const PHONE = /^[0-9+ -]{5,20}$/
const QUESTION = 'q.'

async function meData(api: Api, { visit }: Asked, { version }: OpenItem): Promise<MeData> {
  const { name = '', person } = await answered(api.GET('/identity/me'))
  const [region = ''] = visit.regions
  const receivers = await receiversFor(api, version, { region, from: visit.from })
  const earlier = await earlierOf(api)
  return { name, idNumberMasked: person?.idNumberMasked ?? '', receivers, isOnline: version.mode === 'online', earlier }
}

function mistakesOf({ visit }: Asked, sent: FormData, { receivers }: MeData): Mistaken {
  const { say } = wordsFor(visit)
  const errors = []
  if (!PHONE.test(String(sent.get('phone') ?? '').trim()))
    errors.push({
      field: 'phone',
      message: say('请填手机号，例如 138 0000 0000', 'Fill in a phone number, such as 138 0000 0000'),
    })
  if (!receivers.some(({ id }) => id === sent.get('receivingPlace')))
    errors.push({ field: 'receivingPlace', message: say('请选一个窗口', 'Choose a counter') })
  return { errors, typed: typedIn(sent) }
}

const partOf = (sent: FormData): Pick<Application, 'phone' | 'receivingPlace'> => ({
  phone: String(sent.get('phone')).trim(),
  receivingPlace: String(sent.get('receivingPlace')),
})

export interface StartData extends MeData {
  readonly item: string
  readonly place: string
  readonly bundle?: true
  readonly placeName: string | null
  readonly name: string
  readonly itemName: Application['name']
  readonly answers: Readonly<Record<string, string>>
  /** Makes one draft of however many presses. */
  readonly once: string
}

/** Begins an application from a published guide; what is listed only is refused with what is unknown. */
export async function loadStart(asked: ApplyRequest): Promise<StartData> {
  const api = forPerson(asked)
  const { query } = asked
  const bundle = query.get('bundle')
  const [item, place] = [bundle ?? query.get('item') ?? '', query.get('place') ?? '']
  const of = { item, place, ...(bundle === null ? {} : { bundle: true as const }) }
  const open = await openItem(api, of)
  const answers = Object.fromEntries(
    [...query].flatMap(([name, value]) => (name.startsWith(QUESTION) ? [[name.slice(QUESTION.length), value]] : [])),
  )
  const known = { ...of, answers, placeName: open.placeName, itemName: open.version.name, once: randomUUID() }
  return { ...(await meData(api, asked, open)), ...known }
}

export async function actStart(asked: ApplyRequest): Promise<Mistaken> {
  const api = forPerson(asked)
  const sent = await asked.form()
  const data = await loadStart(asked)
  const mistaken = mistakesOf(asked, sent, data)
  if (mistaken.errors.length > 0) return mistaken
  const { item, place, bundle, itemName, answers } = data
  const said = Object.keys(answers).length > 0 ? { answers } : {}
  const draft = await startDraft(
    api,
    { item, place, ...(bundle ? { bundle } : {}), name: itemName, ...said, ...partOf(sent) },
    keyIn(sent),
  )
  throw ledTo(wordsFor(asked.visit).href(`/apply/${draft.id}`))
}

function keyIn(sent: FormData): string {
  const key = String(sent.get('key') ?? '')
  if (!/^[0-9a-f-]{36}$/.test(key)) throw new Refusal(brokenForm)
  return `draft-${key}`
}

const brokenForm = {
  code: 'web/brokenForm',
  status: 400,
  titles: { zh: '这张表不完整，请从指南重新开始', en: 'This form is not whole; begin again from the guide' },
}

export function StartPage({ data, done }: { data: StartData; done: Mistaken | undefined }) {
  const { say, nameOf, path, query, href } = useVisit()
  const isMistaken = (done?.errors.length ?? 0) > 0
  return (
    <div className="page body">
      <title>{`${isMistaken ? say('请改：', 'Please mend: ') : ''}${say('申请', 'Apply')} · ${nameOf(data.itemName)}`}</title>
      <p className="hint">
        {say('申请', 'Apply')} · <span lang="zh-CN">{data.placeName ?? data.place}</span> {say('决定', 'decides')}
      </p>
      <h1>{nameOf(data.itemName)}</h1>
      <form method="post" action={href(`${path}?${query}`)} className="read">
        <input type="hidden" name="key" value={done?.typed['key'] ?? data.once} />
        <MeFields {...data} done={done} />
        <Note>
          {say(
            '每填一步都会存好。换手机、隔几天再来，都能接着填。',
            'Every step is saved. You can go on from another phone, or days later.',
          )}
        </Note>
        <p className="acts">
          <button className="btn" type="submit">
            {say('开始填', 'Begin')}
          </button>
        </p>
      </form>
    </div>
  )
}

export interface MeTaskData extends Applying {
  readonly me: MeData
}

export async function loadMeTask(asked: ApplyRequest): Promise<MeTaskData> {
  const applying = await loadApplying(asked)
  return { ...applying, me: await meData(asked.api, asked, applying.item) }
}

export async function actMeTask(asked: ApplyRequest): Promise<Mistaken> {
  const { me } = await loadMeTask(asked)
  const sent = await asked.form()
  const mistaken = mistakesOf(asked, sent, me)
  return mistaken.errors.length > 0 ? mistaken : saveAndGoOn(asked, (now) => ({ ...now, ...partOf(sent) }))
}

export function MeTaskPage({ data, done }: { data: MeTaskData; done: Mistaken | undefined }) {
  const { say, href, path } = useVisit()
  const { phone, receivingPlace } = data.application
  return (
    <TaskFrame draft={data.draft} title={say('我的信息', 'About me')} errors={done?.errors}>
      <form method="post" action={href(path)} className="read">
        <MeFields {...data.me} phone={phone} receivingPlace={receivingPlace} done={done} />
        <SaveButton />
      </form>
    </TaskFrame>
  )
}
