import { Note } from '../../../ui/plain.tsx'
import { useVisit } from '../../../visit/visit.ts'
import { judgedAs } from '../fork.ts'
import { wanting } from '../materials.ts'
import type { Wanted } from '../wanted.ts'

/** No case yet: what is missing is told once, printed, and kept; whoever comes back goes on where they were. */
export function MissingTold({ wanted, told }: { wanted: Wanted; told: Readonly<Record<string, string>> }) {
  const { say, href, nameOf } = useVisit()
  const missing = new Set(wanting(judgedAs(wanted, told)).map(({ material }) => material))
  const names = wanted.version.materials.filter(({ id }) => missing.has(id)).map(({ name }) => nameOf(name))
  return (
    <div role="status">
      <Note tone="warn">
        <h2>{say(`还缺 ${names.length} 样，先不开办件`, `${names.length} missing: no case yet`)}</h2>
        <ul lang="zh-CN">
          {names.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
        <p>
          {say(
            '请把清单打印给本人。填过的都存着：带齐再来，从“没办完的”里接着办。现在就补上了，改好那一行再收件。',
            'Print the list for them. What was filled in is kept: when they come back, go on from “Not finished”. If it is here now, mend the line and take in.',
          )}
        </p>
        <form method="post" target="_blank" rel="noopener" className="acts">
          <button className="btn" type="submit" name="press" value="missing" data-key="p" data-first="">
            {say('打印补齐清单', 'Print what is missing')} <kbd>P</kbd>
          </button>
          <a className="btn quiet" href={href('/w/window')} data-key="F2">
            {say('下一位', 'Next person')} <kbd>F2</kbd>
          </a>
        </form>
      </Note>
    </div>
  )
}
