import { shortName } from '../visit/divisions.ts'
import { Link } from '../visit/link.tsx'
import { useVisit } from '../visit/visit.ts'

/** What this is, who stands behind what, and what it does not do. */
export function AboutPage() {
  const { say, regions, sample, lang } = useVisit()
  const names = regions.map((code) => shortName(code, lang)).join(say('、', ', '))
  return (
    <div className="page body">
      <title>{say('关于 · 通办', 'About · Tongban')}</title>
      <h1>{say('关于通办', 'About Tongban')}</h1>
      {sample ? (
        <p className="note warn read">
          {say(
            '这是演示，不是政府网站。人名、办件和标了“样例”的内容都是编的。',
            'This is a demonstration, not a government site. People, cases and what is marked as a sample are made up.',
          )}
        </p>
      ) : null}
      <ul className="read">
        <li>
          {say(
            `人在一处，办另一处的事：现在连着${names}。`,
            `Being in one place and having something done in another: it connects ${names}.`,
          )}
        </li>
        <li>
          {say(
            '每个地方各管各的：谁的事谁决定，收件的窗口不作决定。',
            'Each place keeps its own: whose matter it is decides, and the counter that takes it in does not.',
          )}
        </li>
        <li>
          {say(
            '指南里的条件、材料、时限、收费由办理机关公布；没公布的，我们写“还没有公布”，不替它编。',
            'Conditions, materials, limits and fees in a guide are published by the deciding authority. What it has not published is said to be unknown; nothing is made up.',
          )}
        </li>
        <li>
          {say('程序是开源的，办件记录谁都能核验。', 'The program is open source, and anybody can verify the record of a case.')}{' '}
          <Link to="/verify">{say('核验', 'Verify')}</Link>
        </li>
      </ul>
      <h2>{say('英文', 'English')}</h2>
      <p className="read">
        {say(
          '界面全部有英文；事项名称有英文的，旁边留着中文正式名称。其余标明只有中文；以中文为准。',
          'The whole interface is in English; where a service has an English name, its official Chinese name stands beside it. All else is marked “Chinese only”. The Chinese text governs.',
        )}
      </p>
    </div>
  )
}
