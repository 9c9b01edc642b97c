import type { AskedMaterial } from '@tongban/protocol/situations/material-list'
import { ErrorSummary, SelectField, TextField } from '../../ui/field.tsx'
import { useVisit } from '../../visit/visit.ts'
import type { NotDone } from './act-on-session.ts'
import { FormFields } from './form-fields.tsx'
import { choicesFor, listed, type Standing } from './materials.ts'
import { MissingTold } from './missing/missing-told.tsx'
import type { Kept } from './session.ts'
import { NotOpenToThem } from './situation/situation-given.tsx'
import { type Right, rightsIn, type Wanted } from './wanted.ts'

interface Props {
  readonly kept: Kept
  readonly wanted: Wanted
  readonly done: NotDone | undefined
}

/** Form and materials on one page, then the fork: take in, one-time notice where it is granted, or not here. */
export function CheckPapers({ kept, wanted, done }: Props) {
  const { say } = useVisit()
  const message = done && say(done.problem.titles.zh, done.problem.titles.en)
  const wrong = done && message ? { field: fieldOf(done), message } : undefined
  const materials = listed(wanted.result.list)
  const { told } = kept.content
  return (
    <>
      {told === undefined || done ? null : <MissingTold wanted={wanted} told={told} />}
      <form method="post" encType="multipart/form-data">
        <ErrorSummary title={say('有一处要改', 'One thing to mend')} errors={wrong ? [wrong] : []} />
        <h1>{say('核对', 'Check')}</h1>
        <NotOpenToThem wanted={wanted} />
        <FormFields
          version={wanted.version}
          valueIn={(name) => (done?.typed ?? told)?.[`form.${name}`] ?? kept.content.given[name]}
          wrong={wrong}
        />
        <h2 id="materials">
          {say('材料', 'Materials')}{' '}
          <span className="hint keys-hint">{say('停在一行，按选项前的数字选', 'on a line press the digit of an answer')}</span>
        </h2>
        {materials.length === 0 ? <p>{say('这种情形什么材料都不用交。', 'No materials are needed.')}</p> : null}
        {materials.map((asked, at) => (
          <MaterialLine
            key={asked.material.id}
            asked={asked}
            kept={kept}
            done={done}
            isFirst={at === 0}
            maySee={rightsIn(wanted).has('originals')}
          />
        ))}
        <Delivery chosen={(done?.typed ?? told)?.['delivery'] ?? kept.content.draft?.delivery?.means} />
        <Fork rights={rightsIn(wanted)} isOpen={'rights' in wanted.terms} mode={wanted.version.mode} />
      </form>
    </>
  )
}

/** By post only where the person gave an address online. */
function Delivery({ chosen }: { chosen: string | undefined }) {
  const { say } = useVisit()
  return (
    <div className="fields">
      <SelectField
        name="delivery"
        label={say('怎么收结果', 'How to get the result')}
        value={chosen}
        options={[
          { value: 'pickup', text: say('到本窗口领', 'Fetch it at this counter') },
          { value: 'electronic', text: say('电子件', 'Electronic') },
          ...(chosen === 'post' ? [{ value: 'post', text: say('邮寄', 'By post') }] : []),
        ]}
      />
    </div>
  )
}

interface ForkProps {
  readonly rights: ReadonlySet<Right>
  /** Whether anything can be taken in here at all. */
  readonly isOpen: boolean
  readonly mode: Wanted['version']['mode']
}

/** What the agreement does not grant is not offered. A joint case is told of by each authority of its own. */
function Fork({ rights, isOpen, mode }: ForkProps) {
  const { say, href, path } = useVisit()
  return (
    <p className="acts">
      {isOpen ? (
        <button className="btn" type="submit" name="press" value="receive" data-key="F8">
          {say('收件', 'Take in')} <kbd>F8</kbd>
        </button>
      ) : null}
      {isOpen && rights.has('notice') && mode === 'relay' ? (
        <button className="btn quiet" type="submit" name="press" value="notice" data-key="F9" formNoValidate>
          {say('一次性告知', 'One-time notice')} <kbd>F9</kbd>
        </button>
      ) : null}
      <a className="btn quiet" href={href(`${path}?out=1`)} data-key="F10">
        {say('不归这里办', 'Not taken in here')} <kbd>F10</kbd>
      </a>
    </p>
  )
}

/** The field that a refusal names, as this page calls it. */
function fieldOf({ problem }: NotDone): string {
  const line = /^\/lines\/(.+)$/.exec(problem.field ?? '')?.[1]
  if (line !== undefined) return `line.${line}`
  const [, part, name] = /^\/body\/(form|materials)\/?(\w*)/.exec(problem.field ?? '') ?? []
  return part === 'form' && name ? `form.${name}` : 'materials'
}

const standingWords: Readonly<Record<Standing, readonly [string, string]>> = {
  ok: ['齐', 'there'],
  bad: ['不合格', 'not right'],
  lacking: ['缺', 'lacking'],
  later: ['承诺后补', 'promised'],
  notNeeded: ['不用交', 'not needed'],
}

interface LineProps extends Pick<Props, 'kept' | 'done'> {
  readonly asked: AskedMaterial
  readonly isFirst: boolean
  /** Whether the original may be verified here, or only goes along to be verified by the deciding place. */
  readonly maySee: boolean
}

function MaterialLine({ asked, kept, done, isFirst, maySee }: LineProps) {
  const { say, nameOf } = useVisit()
  const typed = done?.typed ?? kept.content.told ?? kept.content.draft?.typed
  const { material, need } = asked
  const { id, name, forms, situation } = material
  const said = typed?.[`stands.${id}`] ?? (need === 'yes' ? undefined : 'notNeeded')
  const before = typed?.[`kept.${id}`]
  const seen = maySee ? say('看过原件', 'original seen') : say('收到原件', 'original received')
  return (
    <fieldset className="material" data-line="" id={`line.${id}`}>
      <legend lang="zh-CN">{nameOf(name)}</legend>
      {situation === undefined ? null : <p className="hint">{situation}</p>}
      <div className="inline">
        {choicesFor(asked).map((standing, at) => (
          <label className="choice" key={standing}>
            <input
              type="radio"
              name={`stands.${id}`}
              value={standing}
              defaultChecked={said === standing}
              data-key={isFirst && at === 0 ? 'F7' : undefined}
            />
            <span>
              {at + 1} {standing === 'ok' && !forms.includes('upload') ? seen : say(...standingWords[standing])}
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
