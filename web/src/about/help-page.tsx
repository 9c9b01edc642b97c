import type { ReactNode } from 'react'
import { Link } from '../visit/link.tsx'
import { useVisit } from '../visit/visit.ts'

type Say = (zh: string, en: string) => string

interface Asked {
  readonly question: string
  readonly answer: string
  readonly more?: ReactNode
}

/** What people ask most, with where it goes on. */
const questions = (say: Say): readonly Asked[] => [
  {
    question: say('人在这边，办那边的事，谁决定？', 'I am here and need something there: who decides?'),
    answer: say(
      '办理地的机关决定。您身边的窗口只收材料、核对身份、转交结果，不作决定。每份指南的“谁做什么”写着每一步是谁的。',
      'The authority of the deciding place. The counter near you takes papers in, checks who you are and hands the result on. “Who does what” in each guide says whose each step is.',
    ),
  },
  {
    question: say('不会上网，怎么办？', 'I cannot use the internet. What now?'),
    answer: say('到通办专窗，窗口人员替您填。', 'Go to a counter: the clerk fills it in for you.'),
    more: <Link to="/windows">{say('找窗口', 'Find a counter')}</Link>,
  },
  {
    question: say('填到一半，能换个手机接着填吗？', 'Can I go on with it on another device?'),
    answer: say(
      '能。每一步都存在办理平台上，换个设备登录，在“我的”里接着填。',
      'Yes. Every step is kept at the platform: sign in on another device and go on under “My cases”.',
    ),
  },
  {
    question: say('交了以后，怎么知道办到哪了？', 'How do I follow what I sent?'),
    answer: say('用查询号和 6 位查询码，不用登录。', 'By the query number and its 6-digit code, without signing in.'),
    more: <Link to="/track">{say('查进度', 'Track')}</Link>,
  },
  {
    question: say('怎么知道办件记录没被改过？', 'How do I know that the record was not altered?'),
    answer: say('导出办件日志，在您自己的浏览器里核验。', 'Export the log of the case and check it in your own browser.'),
    more: <Link to="/verify">{say('核验办件日志', 'Verify')}</Link>,
  },
  {
    question: say('找不到要办的事？', 'I cannot find what I need'),
    answer: say('用您平常的说法搜，说方言、打拼音都行。', 'Search in your own words; dialect and Pinyin are fine.'),
    more: <Link to="/dictionary">{say('川渝通办字典', 'The dictionary')}</Link>,
  },
  {
    question: say('窗口推来推去，就是办不成？', 'Nobody gets it done?'),
    answer: say('告诉我们，有人来管。', 'Tell us: somebody sees to it.'),
    more: <Link to="/stuck">{say('办不成事', 'It does not get done')}</Link>,
  },
]

/** A person first, then what is asked most. */
export function HelpPage() {
  const { say } = useVisit()
  return (
    <div className="page body">
      <title>{say('帮助 · 通办', 'Help · Tongban')}</title>
      <h1>{say('帮助', 'Help')}</h1>
      <p className="acts">
        <a className="btn" href="tel:12345">
          {say('打 12345，找人帮忙', 'Call 12345: a person helps')}
        </a>
        <Link className="btn quiet" to="/windows">
          {say('找最近的窗口', 'Find the nearest counter')}
        </Link>
      </p>
      <h2>{say('常问的', 'Often asked')}</h2>
      <dl className="read asked">
        {questions(say).map(({ question, answer, more }) => (
          <div key={question}>
            <dt>{question}</dt>
            <dd>
              {answer} {more}
            </dd>
          </div>
        ))}
      </dl>
      <p className="after">
        <Link to="/help/phone" className="tap">
          {say('所有电话', 'All telephone numbers')}
        </Link>
      </p>
    </div>
  )
}
