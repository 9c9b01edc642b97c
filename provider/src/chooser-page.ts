import type { Accounts } from './accounts.ts'
import type { Plan } from './plan.ts'

interface Shown {
  readonly plan: Plan
  readonly accounts: Accounts
  readonly uid: string
}

/** The page where one press signs in: no password, no picture puzzle, no script. */
export function chooserPage({ plan, accounts, uid }: Shown): string {
  const all = [...accounts]
  const people = all.filter(([, { staff }]) => staff === undefined)
  const staff = all.filter(([, account]) => account.staff !== undefined)
  const list = (chosen: typeof all) =>
    chosen
      .map(
        ([sub, { name, staff: id }]) =>
          `<li><button name="who" value="${sub}"><b>${escaped(name)}</b>${id === undefined ? '' : ` <small>${escaped(id)}</small>`}</button></li>`,
      )
      .join('')
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(plan.title.zh)} · 登录</title><link rel="stylesheet" href="${lookOfChooser.path}">
</head>
<body><main>
<p class="sample">演示用的身份认证，人名都是样例，不用密码。 <span lang="en">A sample provider: made-up people, no password.</span></p>
<h1>${escaped(plan.title.zh)} <span lang="en">${escaped(plan.title.en)}</span></h1>
<p>按一下就登录。通办会得到：姓名，证件号或工号。 <span lang="en">One press signs you in. Tongban learns the name, and the identity number or staff id.</span></p>
<form method="post" action="/choose/${escaped(uid)}">
${people.length > 0 ? `<h2>办事的人 <span lang="en">People</span></h2><ul>${list(people)}</ul>` : ''}
${staff.length > 0 ? `<h2>工作人员 <span lang="en">Staff</span></h2><ul>${list(staff)}</ul>` : ''}
</form>
</main></body></html>`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (found) => entities[found] ?? '')

/** Its look: the same colours and sizes as the portal's. */
export const lookOfChooser = {
  path: '/choose.css',
  css: `:root{color:#1a1f24;background:#fff;font:18px/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif}
body{margin:0}main{max-width:720px;margin:0 auto;padding:24px 16px 48px}
h1{font-size:32px;line-height:1.3;margin:24px 0 8px}h2{font-size:20px;margin:32px 0 8px}
[lang=en]{color:#4a545e;font-size:16px;font-weight:400}
.sample{margin:0;padding:8px 16px;background:#fff4dc;color:#5e3800}
ul{list-style:none;margin:0;padding:0;border-top:1px solid #d5dbe0}li{border-bottom:1px solid #d5dbe0}
button{display:block;width:100%;min-height:52px;padding:8px 4px;border:0;background:none;color:#0b5a6f;font:inherit;text-align:left;cursor:pointer}
button:hover{background:#e6f2f5}button:focus-visible{outline:3px solid #ffd33d;box-shadow:0 0 0 6px #1a1f24}
small{color:#4a545e;font-size:16px}`,
}
