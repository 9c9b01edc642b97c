import { ErrorSummary, SelectField, TextField } from '../../ui/field.tsx'
import { useVisit } from '../../visit/visit.ts'
import type { NotDone } from './act-on-session.ts'
import type { Wanted } from './choose-item.ts'
import { choicesFor, type Standing } from './materials.ts'
import type { Kept } from './session.ts'

interface Props {
  readonly kept: Kept
  readonly wanted: Wanted
  readonly done: NotDone | undefined
}

/** Form and materials on one page, then the fork: take in, one-time notice, or not here. */
export function CheckPapers({ kept, wanted, done }: Props) {
  const { say } = useVisit()
  const errors = done ? [{ field: fieldOf(done), message: say(done.problem.titles.zh, done.problem.titles.en) }] : []
  return (
    <form method="post" encType="multipart/form-data">
      <ErrorSummary title={say('有一处要改', 'One thing to mend')} errors={errors} />
      <h1>{say('核对', 'Check')}</h1>
      <FormFields kept={kept} wanted={wanted} done={done} />
      <h2>
        {say('材料', 'Materials')} <span className="hint keys-hint">{say('停在一行按 1–5 选', 'on a line press 1–5')}</span>
      </h2>
      {wanted.version.materials.map((material, at) => (
        <MaterialLine key={material.id} material={material} kept={kept} done={done} isFirst={at === 0} />
      ))}
      <p className="acts">
        <button className="btn" type="submit" name="press" value="receive" data-key="F8">
          {say('收件', 'Take in')} <kbd>F8</kbd>
        </button>
        <button className="btn quiet" type="submit" name="press" value="notice" data-key="F9" formNoValidate>
          {say('一次性告知', 'One-time notice')} <kbd>F9</kbd>
        </button>
        <button className="btn quiet" type="submit" name="press" value="other" data-key="F10" formNoValidate>
          {say('不归这里办', 'Not taken in here')} <kbd>F10</kbd>
        </button>
      </p>
    </form>
  )
}

/** The field that a refusal names, as this page calls it. */
function fieldOf({ problem }: NotDone): string {
  const [, part, name] = /^\/body\/(form|materials)\/?(\w*)/.exec(problem.field ?? '') ?? []
  return part === 'form' && name ? `form.${name}` : 'materials'
}

interface Property {
  readonly title?: string
  readonly enum?: readonly string[]
  readonly oneOf?: readonly { readonly const: string; readonly title?: string }[]
}

function FormFields({ kept, wanted, done }: Props) {
  const { say } = useVisit()
  const schema = wanted.version.formSchema as { properties?: Record<string, Property>; required?: string[] }
  const fields = Object.entries(schema.properties ?? {})
  const givenFor = (name: string) => done?.typed[`form.${name}`] ?? kept.content.given[name]
  const firstEmpty = fields.find(([name, property]) => givenFor(name) === undefined && optionsOf(property) === undefined)?.[0]
  return (
    <div className="fields" lang="zh-CN">
      {fields.map(([name, property]) => {
        const { title = name } = property
        const options = optionsOf(property)
        const wrong =
          done && fieldOf(done) === `form.${name}` ? { error: say(done.problem.titles.zh, done.problem.titles.en) } : {}
        const own = { name: `form.${name}`, label: title, value: givenFor(name), ...wrong }
        return options ? (
          <SelectField key={name} {...own} options={options} />
        ) : (
          <TextField key={name} {...own} isRequired={schema.required?.includes(name) ?? false} isFirst={name === firstEmpty} />
        )
      })}
    </div>
  )
}

/** What a field can only be one of, as the version's schema says it. */
function optionsOf({ enum: values, oneOf }: Property): { value: string; text: string }[] | undefined {
  if (oneOf !== undefined) return oneOf.map(({ const: value, title = value }) => ({ value, text: title }))
  return values?.map((value) => ({ value, text: value }))
}

const standingWords: Readonly<Record<Standing, readonly [string, string]>> = {
  ok: ['齐', 'there'],
  bad: ['不合格', 'not right'],
  lacking: ['缺', 'lacking'],
  later: ['承诺后补', 'promised'],
  notNeeded: ['不用交', 'not needed'],
}

interface LineProps extends Pick<Props, 'kept' | 'done'> {
  readonly material: Wanted['version']['materials'][number]
  readonly isFirst: boolean
}

function MaterialLine({ material, kept, done, isFirst }: LineProps) {
  const { say, nameOf } = useVisit()
  const typed = done?.typed ?? kept.content.draft?.typed
  const { id, name, forms, required, situation } = material
  const said = typed?.[`stands.${id}`] ?? (required === 'always' ? undefined : 'notNeeded')
  const before = typed?.[`kept.${id}`]
  return (
    <fieldset className="material" data-line="">
      <legend lang="zh-CN">{nameOf(name)}</legend>
      {situation === undefined ? null : <p className="hint">{situation}</p>}
      <div className="inline">
        {choicesFor(material).map((standing, at) => (
          <label className="choice" key={standing}>
            <input
              type="radio"
              name={`stands.${id}`}
              value={standing}
              defaultChecked={said === standing}
              data-key={isFirst && at === 0 ? 'F7' : undefined}
            />
            <span>
              {at + 1}{' '}
              {standing === 'ok' && !forms.includes('upload')
                ? say('看过原件', 'original seen')
                : say(...standingWords[standing])}
            </span>
          </label>
        ))}
      </div>
      {forms.includes('upload') ? <Capture material={id} before={before} kept={kept} /> : null}
      <details>
        <summary className="tap">{say('写问题', 'What is wrong')}</summary>
        <TextField
          name={`why.${id}`}
          label={say('哪里不对、应当怎样', 'What is wrong, how it should be')}
          value={typed?.[`why.${id}`]}
        />
      </details>
    </fieldset>
  )
}

interface CaptureProps {
  readonly material: string
  /** The file that is there already, by its hash. */
  readonly before: string | undefined
  readonly kept: Kept
}

/** A picture to take; what the person uploaded themselves can be looked at. */
function Capture({ material, before, kept }: CaptureProps) {
  const { say, href } = useVisit()
  const isUploaded = before !== undefined && before === kept.content.draft?.typed[`kept.${material}`]
  return (
    <>
      {isUploaded ? (
        <a className="tap" href={href(`/w/window/session/${kept.id}/files/${before}`)}>
          {say('看本人上传的', 'What the person uploaded')}
        </a>
      ) : null}
      <label className="capture">
        {before ? say('已有，可重拍：', 'There; again: ') : say('高拍仪：', 'Camera: ')}
        <input type="file" name={`file.${material}`} accept="image/jpeg,image/png,application/pdf" />
      </label>
      {before ? <input type="hidden" name={`kept.${material}`} value={before} /> : null}
    </>
  )
}
