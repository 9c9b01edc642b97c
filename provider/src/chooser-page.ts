import type { Accounts } from './accounts.ts'
import { documentOf, escaped } from './document.ts'
import type { Account, Plan } from './plan.ts'
import { type Reader, sayTo } from './reader.ts'

interface Shown {
  readonly plan: Plan
  readonly accounts: Accounts
  readonly uid: string
  readonly reader: Reader
}

/** The page where one press signs in: no password, no picture puzzle, no script. */
export function chooserPage({ plan, accounts, uid, reader }: Shown): string {
  const say = sayTo(reader)
  const all = [...accounts]
  const people = all.filter(([, { staff }]) => staff === undefined)
  const staff = all.filter(([, account]) => account.staff !== undefined)
  const title = say(plan.title.zh, plan.title.en)
  const main = `<h1>${escaped(title)}</h1>
<p>${say('按一下名字就登录，不用密码。', 'Press a name to sign in; no password is asked.')}</p>
<p>${say('通办会知道：姓名，证件号码或工号。', 'Tongban is told the name, and the identity number or staff id.')}</p>
<form method="post" action="/choose/${escaped(uid)}">
${listed(say('办事的人', 'People'), people)}
${listed(say('工作人员', 'Staff'), staff)}
</form>`
  return documentOf(reader, { title: `${title} · ${say('登录', 'Sign in')}`, main })
}

/** Names are Chinese in either language. */
function listed(heading: string, chosen: readonly (readonly [string, Account])[]): string {
  if (chosen.length === 0) return ''
  const rows = chosen.map(
    ([sub, { name, staff }]) =>
      `<li><button class="btn" name="who" value="${sub}"><b lang="zh-CN">${escaped(name)}</b>${staff === undefined ? '' : ` <small>${escaped(staff)}</small>`}</button></li>`,
  )
  return `<h2>${heading}</h2><ul>${rows.join('')}</ul>`
}
