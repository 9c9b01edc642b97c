import type { CaseAction } from '@tongban/protocol/event/actions'
import { noticeWhy } from '../../cases/notice-why.ts'
import { useVisit } from '../../visit/visit.ts'
import { dayText, timeText } from '../../visit/when.ts'
import type { CaseOnDesk } from './load-case.ts'
import { taken } from './taken-words.ts'
import { doerOf, whoseWord } from './whose-word.ts'

/** What was told to be missing or wrong with the materials, in the words of the notice, and until when it may be brought. */
export function AskedFor({ view, version }: Pick<CaseOnDesk, 'view' | 'version'>) {
  const { say, nameOf } = useVisit()
  const whose = whoseWord(say, view)
  const nameIn = (id: string) => nameOf(version?.materials.find((one) => one.id === id)?.name ?? { zh: id, en: null })
  const notices = view.timeline.flatMap((entry) => {
    const why = noticeWhy(entry.content)
    return why === undefined ? [] : [{ ...entry, why }]
  })
  return notices.map(({ seq, at, facts, why, ...entry }) => (
    <div className="note" key={seq}>
      <b>{say(...taken[entry.action as CaseAction])}</b>{' '}
      <span className="hint">
        <span lang="zh-CN">{whose(doerOf(view, entry).actor)}</span> · {timeText(say, at)}
        {typeof facts['until'] === 'string'
          ? say(` · ${dayText(say, facts['until'])}前补齐`, ` · until ${dayText(say, facts['until'])}`)
          : ''}
      </span>
      <br />
      <span lang="zh-CN">
        {listOf(facts['materials']).map(nameIn).join('；')}：{why}
      </span>
    </div>
  ))
}

const listOf = (materials: unknown): string[] => (Array.isArray(materials) ? materials.map(String) : [])
