import { useVisit } from '../../visit/visit.ts'
import { dayText } from '../../visit/when.ts'
import type { MyCase } from './my-case.ts'

/** Receipts, notices and decisions of the case, each as a file to keep or print; in large print where the page is. */
export function MyPapers({ file }: { file: MyCase }) {
  const { say, href, mode } = useVisit()
  const papers = file.timeline.flatMap(({ paper, day }) => (paper === undefined ? [] : [{ ...paper, day }]))
  if (papers.length === 0) return null
  const size = mode === 'elder' ? '?size=large' : ''
  return (
    <details>
      <summary className="tap">
        {say(`文书，下载或打印（${papers.length} 份）`, `Papers to keep or print (${papers.length})`)}
      </summary>
      <ul className="plain">
        {papers.map(({ number, zh, en, day }) => (
          <li key={number}>
            <a href={href(`/me/cases/${file.id}/papers/${number}${size}`)} className="tap" target="_blank" rel="noopener">
              {say(`${zh}（PDF）`, `${en} (PDF, Chinese)`)}
            </a>
            <br />
            <span className="hint">{dayText(say, day)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
