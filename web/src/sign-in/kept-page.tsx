import { Link } from '../visit/link.tsx'
import { useVisit } from '../visit/visit.ts'
import type { Typed } from './typed.ts'

/** After a sign-in that came in between: what was typed, to be sent by one press and not by itself, for another may have signed in. */
export function KeptPage({ data }: { data: Typed | undefined }) {
  const { say } = useVisit()
  return (
    <div className="page body">
      <title>{say('您填的还在 · 通办', 'What you typed is still here · Tongban')}</title>
      {data ? (
        <>
          <h1>{say('登录好了，您刚才填的都还在', 'You are signed in, and what you typed is still here')}</h1>
          <form method="post" action={data.page} className="read">
            {data.fields.map(([name, value], index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a form may send one name several times, and the list never changes
              <input key={`${index} ${name}`} type="hidden" name={name} value={value} />
            ))}
            <p className="acts">
              <button className="btn" type="submit">
                {say('接着提交', 'Send it now')}
              </button>
              <a className="btn quiet" href={data.page}>
                {say('不提交，回到那一页', 'Do not send, go back to that page')}
              </a>
            </p>
          </form>
        </>
      ) : (
        <>
          <h1>{say('这里没有留着的内容', 'Nothing is kept here')}</h1>
          <Link to="/" className="btn">
            {say('回首页', 'Home page')}
          </Link>
        </>
      )}
    </div>
  )
}
