import { Refusal } from '../../api/refusal.ts'
import { forPerson, ledTo } from '../../sign-in/demand.ts'
import { ErrorSummary, type FieldError } from '../../ui/field.tsx'
import { Note } from '../../ui/plain.tsx'
import { Link } from '../../visit/link.tsx'
import { useVisit, wordsFor } from '../../visit/visit.ts'
import { dayText } from '../../visit/when.ts'
import { noticeWhy } from '../notice-why.ts'
import { UploadField } from '../sending/upload-field.tsx'
import { fileOf } from '../upload.ts'
import { loadMyCase, type MyCaseData, type MyRequest, take } from './my-case.ts'

export interface SupplementData extends MyCaseData {
  /** What is missing, by id, as the notice names it. */
  readonly missing: readonly string[]
  /** Why, in the words of whoever asked. */
  readonly why: string | undefined
}

/** All that was asked for in one notice is answered in one place; a case that asks for nothing shows itself instead. */
export async function loadSupplement(asked: MyRequest): Promise<SupplementData> {
  const data = await loadMyCase(asked)
  const { file } = data
  if (!file.openSteps.includes('supplement')) throw ledTo(wordsFor(asked.visit).href(`/me/cases/${file.id}`))
  const notice = file.timeline.findLast(({ action }) => action === 'requireSupplement')
  const missing = notice?.facts['materials']
  return { ...data, missing: Array.isArray(missing) ? missing.map(String) : [], why: notice && noticeWhy(notice.content) }
}

export interface SupplementDone {
  readonly errors: readonly FieldError[]
}

export async function actSupplement(asked: MyRequest): Promise<SupplementDone> {
  const api = forPerson(asked)
  const { missing } = await loadSupplement(asked)
  const sent = await asked.form()
  const { say } = wordsFor(asked.visit)
  const errors: FieldError[] = []
  const given: { readonly material: string; readonly file: string }[] = []
  for (const material of missing) {
    const field = `file-${material}`
    try {
      const file = await fileOf(api, sent, field)
      if (file) given.push({ material, file: file.sha256 })
      else
        errors.push({
          field,
          message: say('请选一个文件，要补的要一次补齐', 'Choose a file: all that is missing is handed in at once'),
        })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { zh, en } = error.problem.titles
      errors.push({ field, message: say(zh, en) })
    }
  }
  if (errors.length > 0) return { errors }
  return take(asked, 'supplement', {
    facts: { materials: [...missing] },
    bodies: [{ section: 'materials', body: given.map((one) => ({ ...one, how: 'upload' })) }],
    files: given.map(({ file }) => ({ sha256: file, section: 'materials' })),
  })
}

export function SupplementPage({ data, done }: { data: SupplementData; done: SupplementDone | undefined }) {
  const { say, nameOf, href, path } = useVisit()
  const { file, missing, materials, why } = data
  const errors = done?.errors ?? []
  return (
    <div className="page body">
      <title>{`${errors.length > 0 ? say('请改：', 'Please mend: ') : ''}${say('补材料', 'What is missing')} · ${nameOf(file.item.name)}`}</title>
      <p className="hint">
        <Link to={`/me/cases/${file.id}`} className="tap">
          {nameOf(file.item.name)}
        </Link>
      </p>
      <ErrorSummary title={say('还有地方要改', 'Some things need mending')} errors={errors} />
      <h1>{say(`请补 ${missing.length} 样`, `Please hand in ${missing.length}`)}</h1>
      {why === undefined ? null : (
        <Note tone="warn">
          <span lang="zh-CN">{why}</span>
        </Note>
      )}
      {file.supplementUntil === null ? null : (
        <p className="read">
          {say(
            `${dayText(say, file.supplementUntil)}前补齐。补了以后，别的都不用再交。`,
            `By ${dayText(say, file.supplementUntil)}. Nothing else has to be handed in again.`,
          )}
        </p>
      )}
      <form method="post" action={href(path)} encType="multipart/form-data" className="read">
        {missing.map((id) => (
          <MissingField key={id} id={id} name={materials[id]} errors={errors} />
        ))}
        <button className="btn" type="submit">
          {say('交上去', 'Send it')}
        </button>
      </form>
    </div>
  )
}

interface MissingProps {
  readonly id: string
  readonly name: MyCaseData['materials'][string] | undefined
  readonly errors: readonly FieldError[]
}

function MissingField({ id, name, errors }: MissingProps) {
  const { nameOf } = useVisit()
  const field = `file-${id}`
  const error = errors.find((one) => one.field === field)?.message
  return <UploadField id={field} label={name === undefined ? id : nameOf(name)} error={error} />
}
