import { Link } from '../visit/link.tsx'
import { useVisit } from '../visit/visit.ts'

type Say = (zh: string, en: string) => string

interface Part {
  readonly title: string
  readonly lines: readonly string[]
}

/** Each sentence is true of the code; whoever changes the one changes the other. */
const parts = (say: Say): readonly Part[] => [readingOnly(say), signedIn(say), sent(say)]

const readingOnly = (say: Say): Part => ({
  title: say('只看不办', 'Reading only'),
  lines: [
    say(
      '不用登录，不问您是谁。网页不向别的网站要任何东西，没有统计，没有广告。',
      'No sign-in, and nobody asks who you are. Pages fetch nothing from other sites: no statistics, no advertisements.',
    ),
    say(
      '浏览器里记一年：您选的两个地方，和长者版、高对比的选择。里面没有您的身份。',
      'Your browser keeps for a year the two places you chose, and large print or high contrast. Your identity is not in it.',
    ),
    say(
      '日志只记打开了哪一类页面，不记您填了什么。搜不到的词会留给编字典的人，不知道是谁搜的，数字都去掉。',
      'The log notes which kind of page was asked for, not what you typed. Words that found nothing are kept for the editors of the dictionary, without numbers and without who searched.',
    ),
  ],
})

const signedIn = (say: Say): Part => ({
  title: say('登录以后', 'Once you sign in'),
  lines: [
    say(
      '登录由当地的身份认证系统做，我们看不到您的密码。浏览器里存一个加密的登录凭证，退出就没了。',
      'Your region’s identity provider signs you in; we never see your password. Your browser keeps a sealed sign-in, which goes when you sign out.',
    ),
    say(
      '您登录后选的长者版或高对比，记在您的账户里，只有您能看。换一台设备登录也有。选回平常的样子，就改回来。',
      'Large print or high contrast chosen after you sign in is kept in your account, for you alone, so that other devices have it; choose the usual look and it is changed back.',
    ),
    say(
      '没交的申请存在办理平台上，只有您能看；您把取件码告诉窗口，窗口才能打开，打开过都有记录。',
      'What you have not sent is kept at the platform for you alone. A counter opens it only by the code you give it, and each look is recorded.',
    ),
    say(
      '姓名和身份证号在提交时才从实名登记里取，不存在草稿里。',
      'Name and identity number are taken from the register only when you send it; they lie in no draft.',
    ),
    say(
      '传文件时，浏览器标签页里只记文件的指纹和大小，好断了接着传；传完或关掉就没了。',
      'While a file is sent, the tab keeps its fingerprint and size, so that it can go on after a cut; then they are gone.',
    ),
  ],
})

const sent = (say: Say): Part => ({
  title: say('交上去以后', 'Once you have sent it'),
  lines: [
    say(
      '只有经手这件事的收件地和办理地看得到，各看各该看的部分；别的窗口、别的机关看不到。',
      'Only the places that handle your case see it, each its part; other counters and authorities do not.',
    ),
    say(
      '办件记录带签名、不能改；谁看过也有记录，在“我的”里能看到。',
      'The record of a case is signed; who looked at it is recorded too, and shown to you under “My cases”.',
    ),
  ],
})

/** What is kept of a reader, where, and who sees it. */
export function PrivacyPage() {
  const { say } = useVisit()
  return (
    <div className="page body">
      <title>{say('隐私 · 通办', 'Privacy · Tongban')}</title>
      <h1>{say('您的信息怎么用', 'What happens with your data')}</h1>
      {parts(say).map(({ title, lines }) => (
        <section key={title}>
          <h2>{title}</h2>
          <ul className="read">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
      <p className="read">
        {say('觉得信息用得不对，可以', 'If you think your data are misused, you can ')}
        <Link to="/complaints">{say('投诉', 'complain')}</Link>
        {say('，或者打 ', ' or call ')}
        <a href="tel:12345">12345</a>
        {say('。', '.')}
      </p>
    </div>
  )
}
