import type { CaseAction } from '@tongban/protocol/event/actions'
import { Note, type Tone } from '../../ui/plain.tsx'
import { useVisit } from '../../visit/visit.ts'
import type { Entry, MyCase } from './my-case.ts'

const endings: readonly CaseAction[] = ['grant', 'refuse', 'decline', 'terminate']

interface Words {
  readonly tone: Tone
  readonly zh: string
  readonly en: string
}

const words: Partial<Record<CaseAction, Words>> = {
  grant: { tone: 'ok', zh: '同意了。', en: 'It was granted.' },
  refuse: { tone: 'bad', zh: '没有同意。', en: 'It was refused.' },
  decline: { tone: 'bad', zh: '没有受理。', en: 'It was not accepted.' },
  terminate: { tone: 'warn', zh: '没有作决定就终止了。', en: 'It ended without a decision.' },
}

/** The result in plain words; whoever did not get what they asked for reads why, on which ground, and what they can do. */
export function Outcome({ file }: { file: MyCase }) {
  const { say } = useVisit()
  const end = file.timeline.findLast(({ action }) => endings.includes(action))
  const said = end && words[end.action]
  if (!end || !said) return null
  const content = decisionOf(end)
  const issued = file.timeline.findLast(({ action }) => action === 'issue')
  const rows = [
    [say('结果', 'Result'), content['result']],
    [say('结果文件', 'Document'), issued && decisionOf(issued)['document']],
    [say('为什么', 'Why'), content['facts']],
    [say('依据', 'Ground'), content['basis']],
    [say('应当找谁', 'Whom to ask instead'), content['whereInstead']],
    [say('您可以怎么办', 'What you can do'), content['remedy']],
  ] as const
  const shown = rows.flatMap(([term, value]) => (typeof value === 'string' && value !== '' ? [[term, value] as const] : []))
  return (
    <Note tone={said.tone}>
      <h2>{say(said.zh, said.en)}</h2>
      {shown.length === 0 ? null : (
        <dl className="sum">
          {shown.map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd lang="zh-CN">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </Note>
  )
}

function decisionOf({ content }: Entry): Readonly<Record<string, unknown>> {
  const decision = content['decision']
  return typeof decision === 'object' && decision !== null ? Object.fromEntries(Object.entries(decision)) : {}
}
