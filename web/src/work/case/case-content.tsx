import type { CaseAction } from '@tongban/protocol/event/actions'
import { inFormOrder } from '../../cases/form-order.ts'
import { Link } from '../../visit/link.tsx'
import { useVisit } from '../../visit/visit.ts'
import { timeText } from '../../visit/when.ts'
import { contentOf } from '../desk.ts'
import { AskedFor } from './asked-for.tsx'
import type { CaseOnDesk } from './load-case.ts'
import { taken } from './taken-words.ts'
import { doerOf, whoseWord } from './whose-word.ts'

/** What the person said and handed in, the materials beside the form. */
export function CaseContent({ view, version }: CaseOnDesk) {
  const { say } = useVisit()
  const content = contentOf(view)
  const form = content.get('form')
  return (
    <div className="beside">
      <section aria-labelledby="form-head">
        <h2 id="form-head">{say('申请表', 'Form')}</h2>
        {form === undefined ? (
          <p className="hint">{say('这里看不到申请内容。', 'The content cannot be seen here.')}</p>
        ) : (
          <Pairs
            of={inFormOrder(form, version?.formSchema)}
            titleOf={(name) => fieldIn(version?.formSchema, name)?.title ?? name}
            wordsOf={(name, value) => fieldIn(version?.formSchema, name)?.oneOf?.find((one) => one.const === value)?.title}
          />
        )}
        <Said view={view} />
      </section>
      <Materials view={view} version={version} />
    </div>
  )
}

interface PairsProps {
  readonly of: unknown
  readonly titleOf: (name: string) => string
  /** What a chosen value is called. */
  readonly wordsOf?: (name: string, value: unknown) => string | undefined
}

function Pairs({ of, titleOf, wordsOf }: PairsProps) {
  const { say } = useVisit()
  return (
    <dl className="sum tight" lang="zh-CN">
      {Object.entries(of as Record<string, unknown>).map(([name, value]) => (
        <div key={name}>
          <dt>{titleOf(name)}</dt>
          <dd>
            {typeof value === 'string'
              ? (wordsOf?.(name, value) ?? value)
              : typeof value === 'boolean'
                ? value
                  ? say('是', 'yes')
                  : say('否', 'no')
                : JSON.stringify(value)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const saidWords: Readonly<Record<string, readonly [string, string]>> = {
  facts: ['事实', 'Facts'],
  basis: ['依据', 'Basis'],
  remedy: ['救济', 'Remedy'],
  whereInstead: ['应当向哪里申请', 'Where to apply instead'],
  result: ['决定', 'Decision'],
  document: ['证照', 'Document'],
  why: ['告知', 'Notice'],
  note: ['意见', 'Opinion'],
  question: ['问题', 'Question'],
  proof: ['佐证', 'Proof'],
}
const said = ['opinion', 'decision', 'inquiry'] as const

/** Every opinion, decision and answer in the order it was given, with who gave it and when: none replaces another. */
function Said({ view }: Pick<CaseOnDesk, 'view'>) {
  const { say } = useVisit()
  const whose = whoseWord(say, view)
  const given = view.timeline.filter(({ content }) => said.some((section) => content[section] !== undefined))
  if (given.length === 0) return null
  return (
    <>
      <h2>{say('意见与决定', 'Opinions and decisions')}</h2>
      <ol className="plain rows tight">
        {given.map(({ seq, at, content, facts, ...entry }) => (
          <li key={seq}>
            <b>{say(...taken[entry.action as CaseAction])}</b>{' '}
            <span className="hint" lang="zh-CN">
              {whose(doerOf(view, entry).actor)} · {timeText(say, at)}
              {typeof facts['second'] === 'string' ? ` · ${say('复核：', 'second: ')}${whose(facts['second'])}` : ''}
            </span>
            <Pairs
              of={Object.assign({}, ...said.map((section) => content[section]))}
              titleOf={(name) => (saidWords[name] ? say(...saidWords[name]) : name)}
            />
          </li>
        ))}
      </ol>
    </>
  )
}

interface Given {
  readonly material: string
  readonly how: 'upload' | 'original' | 'promise'
  readonly file?: string
}

function Materials({ view, version }: Pick<CaseOnDesk, 'view' | 'version'>) {
  const { say, nameOf } = useVisit()
  const given = view.timeline.flatMap(({ content, action, at }) =>
    Array.isArray(content['materials'])
      ? (content['materials'] as Given[]).map((one) => ({ ...one, later: action === 'submit' ? undefined : at }))
      : [],
  )
  const seen = new Set(
    view.timeline.flatMap(({ action, facts }) => (action === 'verifyOriginal' ? (facts['materials'] as string[]) : [])),
  )
  const nameIn = (id: string) => nameOf(version?.materials.find((one) => one.id === id)?.name ?? { zh: id, en: null })
  return (
    <section aria-labelledby="materials-head">
      <h2 id="materials-head">{say('材料', 'Materials')}</h2>
      <AskedFor view={view} version={version} />
      <ol className="plain rows tight">
        {given.map(({ material, how, file, later }) => (
          <li key={`${material} ${file ?? how}`}>
            <span lang="zh-CN">{nameIn(material)}</span>
            {later === undefined ? null : (
              <span className="hint">{say(` · ${timeText(say, later)} 补`, ` · later, ${timeText(say, later)}`)}</span>
            )}
            <br />
            {file === undefined ? (
              <span className="hint">
                {seen.has(material)
                  ? say('✓ 看过原件', '✓ original seen')
                  : how === 'promise'
                    ? say('承诺后补', 'promised')
                    : say('原件', 'original')}
              </span>
            ) : (
              <Link to={`/w/cases/${view.id}/files/${file}`} className="tap">
                {say('打开文件', 'Open the file')}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

interface FormField {
  readonly title?: string
  readonly oneOf?: readonly { readonly const: unknown; readonly title?: string }[]
}

/** What the form says of a field. */
function fieldIn(schema: unknown, name: string): FormField | undefined {
  return (schema as { readonly properties?: Readonly<Record<string, FormField>> } | undefined)?.properties?.[name]
}
