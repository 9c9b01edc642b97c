import type { Version } from '@tongban/protocol/version/version'
import { forPerson } from '../../sign-in/demand.ts'
import { ChoiceField, DateField } from '../../ui/field.tsx'
import { Badge, Note } from '../../ui/plain.tsx'
import { Link } from '../../visit/link.tsx'
import { useVisit, wordsFor } from '../../visit/visit.ts'
import { UploadField } from '../sending/upload-field.tsx'
import { fileOf, type SentFile } from '../upload.ts'
import type { Given } from './application.ts'
import { type Applying, type ApplyRequest, loadApplying, type Mistaken, mistakeOf, saveAndGoOn, taskPath } from './applying.ts'
import { dateIn } from './form-fields.ts'
import { errorAt, TaskFrame } from './frame.tsx'
import { givenOf, missingIn, nextTask } from './tasks.ts'

type Material = Version['materials'][number]
type Say = (zh: string, en: string) => string
type How = Given['how']

/** Each material is a form of its own on one page, and a name on a page is an id once. */
const howName = ({ id }: Material): string => `how-${id}`
/** One file a form. */
const FILE = 'file'
const untilName = ({ id }: Material): string => `until-${id}`

/** What a person is told of each way to give a material. */
export function howText(say: Say, how: How): string {
  const words = {
    upload: say('拍照或上传文件', 'Upload a photo or a file'),
    original: say('带原件到窗口看', 'Show the original at the counter'),
    promise: say('先承诺，过几天补', 'Promise it, and bring it in some days'),
  }
  return words[how]
}

export async function actMaterials(asked: ApplyRequest): Promise<Mistaken> {
  const api = forPerson(asked)
  const { list } = await loadApplying(asked)
  const { say } = wordsFor(asked.visit)
  const sent = await asked.form()
  const material = list.find(({ material: { id } }) => id === sent.get('material'))?.material
  if (!material)
    return mistaken('material', say('没有这样材料，请重新打开这一页', 'There is no such material: open this page again'))
  const how =
    material.forms.find((one) => one === sent.get(howName(material))) ??
    (material.forms.length === 1 ? material.forms[0] : undefined)
  if (how === undefined) return mistaken(material.id, say('请选怎么给', 'Choose how to give it'))
  const read = await readGiven(say, { material, how, sent }, () => fileOf(api, sent, FILE))
  if ('message' in read) return mistaken(material.id, read.message)
  return saveAndGoOn(asked, (now) => ({
    ...now,
    materials: [...(now.materials ?? []).filter((one) => one.material !== material.id), read],
  }))
}

const mistaken = (field: string, message: string): Mistaken => ({ errors: [{ field, message }], typed: {} })

interface Sending {
  readonly material: Material
  readonly how: How
  readonly sent: FormData
}

async function readGiven(
  say: Say,
  { material, how, sent }: Sending,
  keep: () => Promise<SentFile | undefined>,
): Promise<Given | { readonly message: string }> {
  if (how === 'original') return { material: material.id, how }
  if (how === 'promise') {
    const until = dateIn(sent, untilName(material))
    const isDay = until !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(until) && !Number.isNaN(Date.parse(until))
    return isDay
      ? { material: material.id, how, until }
      : { message: say('请填哪天补，例如 2026 年 3 月 20 日', 'Say by which day, such as 2026 3 20') }
  }
  try {
    const file = await keep()
    if (file === undefined) return { message: say('请选一个文件', 'Choose a file') }
    return { material: material.id, how, file: file.sha256, fileName: file.fileName }
  } catch (error) {
    return mistakeOf(say, error, material.id)
  }
}

export function MaterialsTaskPage({ data, done }: { data: Applying; done: Mistaken | undefined }) {
  const { say } = useVisit()
  const wanted = data.list.filter(({ need }) => need !== 'no')
  const missing = missingIn(data.application, wanted).length
  return (
    <TaskFrame draft={data.draft} title={say('材料', 'Materials')} errors={done?.errors}>
      <p className="read">
        {missing === 0
          ? say('要交的都齐了。', 'All that is needed is there.')
          : say(`还差 ${missing} 样。`, `${missing} more to give.`)}
      </p>
      {wanted.map((asked) => (
        <OneMaterial key={asked.material.id} {...asked} given={givenOf(data.application, asked)} done={done} />
      ))}
      {missing === 0 ? (
        <p className="acts">
          <Link to={taskPath(data.draft.id, nextTask(data.tasks))} className="btn">
            {say('下一步', 'Go on')}
          </Link>
        </p>
      ) : null}
    </TaskFrame>
  )
}

interface OneProps {
  readonly material: Material
  readonly need: string
  readonly given: Given | undefined
  readonly done: Mistaken | undefined
}

function OneMaterial({ material, need, given, done }: OneProps) {
  const { say, nameOf } = useVisit()
  const { id, forms } = material
  return (
    <section className="read material" aria-labelledby={`${id}-name`}>
      <h2 id={`${id}-name`} lang={material.name.en === null ? 'zh-CN' : undefined}>
        {nameOf(material.name)}
      </h2>
      <p>
        <State need={need} given={given} />
        {need === 'maybe' && material.situation ? <span className="hint"> {material.situation}</span> : null}
      </p>
      {forms.length === 1 && forms[0] === 'original' ? (
        <Note>{say('不用上传，到窗口时带上。', 'Nothing to upload: bring it to the counter.')}</Note>
      ) : (
        <GiveForm material={material} given={given} error={errorAt(done?.errors, id)} />
      )}
    </section>
  )
}

function State({ need, given }: Pick<OneProps, 'need' | 'given'>) {
  const { say } = useVisit()
  if (given?.how === 'upload')
    return (
      <>
        <Badge tone="ok">{say('✓ 已上传', '✓ Uploaded')}</Badge> <span className="hint">{given.fileName}</span>
      </>
    )
  if (given?.how === 'original') return <Badge tone="ok">{say('✓ 到窗口看原件', '✓ Original at the counter')}</Badge>
  if (given?.how === 'promise') return <Badge tone="ok">{`${say('✓ 承诺补交：', '✓ Promised by ')}${given.until}`}</Badge>
  if (need === 'yes') return <Badge tone="warn">{say('● 要交', '● Needed')}</Badge>
  return <Badge tone="idle">{say('有就给', 'If you have it')}</Badge>
}

function GiveForm({ material, given, error }: { material: Material; given: Given | undefined; error: string | undefined }) {
  const { say, href, path } = useVisit()
  const { id, forms } = material
  return (
    <form method="post" action={href(path)} encType="multipart/form-data" id={id}>
      <input type="hidden" name="material" value={id} />
      {forms.length > 1 ? (
        <ChoiceField
          name={howName(material)}
          label={say('怎么给', 'How')}
          options={forms.map((how) => ({ value: how, text: howText(say, how), chosen: (given?.how ?? forms[0]) === how }))}
        />
      ) : null}
      {forms.includes('upload') ? <UploadField id={`${id}-file`} name={FILE} label={say('文件', 'File')} error={error} /> : null}
      {forms.includes('promise') ? (
        <DateField
          name={untilName(material)}
          label={say('承诺的话，哪天补', 'If promised: by which day')}
          parts={[say('年', 'Year'), say('月', 'Month'), say('日', 'Day')]}
          value={given?.until}
        />
      ) : null}
      <button className="btn quiet" type="submit">
        {given === undefined ? say('保存这一样', 'Save this one') : say('换一个', 'Change it')}
      </button>
    </form>
  )
}
