import { isRouteErrorResponse, useRouteError } from 'react-router'
import { Refusal } from '../api/refusal.ts'
import { Link } from '../visit/link.tsx'
import { useVisit } from '../visit/visit.ts'

/** What is shown instead of a page that cannot be: what it is, and what to do now. */
export function ProblemPage() {
  const { say, path, who } = useVisit()
  const error = useRouteError()
  const [what, then] = parted(titleOf(error, say))
  const atDesk = /^\/w(\/|$)/.test(path) && who?.kind === 'staff'
  return (
    <div className="page body">
      <title>{say('打不开这一页 · 通办', 'This page cannot be shown · Tongban')}</title>
      <h1>{what.replace(/[。.]$/, '')}</h1>
      {then === undefined ? null : <p>{/[。.]$/.test(then) ? then : `${then}${say('。', '.')}`}</p>}
      <p className="acts">
        {atDesk ? (
          <Link to="/w" className="btn">
            {say('回工作台', 'Back to the workbench')}
          </Link>
        ) : (
          <>
            <Link to="/" className="btn">
              {say('回首页搜索', 'Search from the home page')}
            </Link>
            <a className="btn quiet" href="tel:12345">
              {say('打 12345', 'Call 12345')}
            </a>
          </>
        )}
      </p>
    </div>
  )
}

/** A title says first what is wrong, then what to do: the head of the page, and the line below it. */
function parted(title: string): readonly [what: string, then?: string] {
  const [, what, then] = /^(.+?。|.+?\. (?=[A-Z]))(.+)$/s.exec(title) ?? []
  return what === undefined || then === undefined ? [title] : [what.trim(), then]
}

function titleOf(error: unknown, say: (zh: string, en: string) => string): string {
  if (error instanceof Refusal) return say(error.problem.titles.zh, error.problem.titles.en)
  if (isRouteErrorResponse(error) && error.status === 404) return say('没有这一页', 'There is no such page')
  return say('这一页现在打不开，请过一会儿再试', 'This page cannot be shown now; please try again in a while')
}
