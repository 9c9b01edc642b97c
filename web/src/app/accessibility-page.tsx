import { Link } from '../visit/link.tsx'
import { useVisit } from '../visit/visit.ts'

/** What readers with other needs can count on, and whom to tell where it fails. */
export function AccessibilityPage() {
  const { say } = useVisit()
  return (
    <div className="page body">
      <title>{say('无障碍说明 · 通办', 'Accessibility · Tongban')}</title>
      <h1>{say('无障碍说明', 'Accessibility')}</h1>
      <WhatHolds />
      <p className="read">
        {say('哪里用不了，请打 ', 'If something does not work for you, call ')}
        <a href="tel:12345">12345</a>
        {say('，也可以请窗口人员帮您办。', ', or ask a clerk at a counter to do it with you.')}
      </p>
    </div>
  )
}

function WhatHolds() {
  const { say } = useVisit()
  return (
    <ul className="read">
      <li>
        {say(
          '每一页都有长者版（大字）和高对比。换了以后一直有效，链接里也带着；登录后换，就记在您的账户里。',
          'Every page comes in large print and in high contrast. The choice stays, in links too; made after you sign in, it is kept in your account.',
        )}{' '}
        <Link to="/look">{say('看有哪几种', 'See which there are')}</Link>
      </li>
      <li>
        {say(
          '不靠脚本：关掉 JavaScript，办事的每一页都能看、能填、能交；只有“核验日志”要在您自己的浏览器里运行一段程序。传文件时有一小段程序显示进度、断了接着传；没有它也能传。',
          'No page for citizens needs JavaScript, except the check of a case log, which runs in your own browser. Where files are sent a small script shows how far they are and goes on after a cut; it works without, too.',
        )}
      </li>
      <li>
        {say(
          '只用键盘就能走完全程；停在哪里，看得见黄黑两道框。',
          'A keyboard is enough throughout; the focus shows as a yellow and black ring.',
        )}
      </li>
      <li>
        {say(
          '长者版的每一页都能读给您听：按“读给我听”，再按一次就停。手机或电脑上没有中文语音的，不显示这个按钮。',
          'In large print each page can be read to you: press “Read it to me”, press again to stop. Where the device has no voice for the language there is no such button.',
        )}
      </li>
      <li>
        {say(
          '没有验证码图，没有弹窗，没有自动跳转。',
          'There are no picture puzzles, no pop-ups, no page that moves on by itself.',
        )}
      </li>
      <li>
        {say('目标是 WCAG 2.2 AA；颜色和字号由程序检查。', 'The aim is WCAG 2.2 AA; colours and sizes are checked by a program.')}
      </li>
    </ul>
  )
}
