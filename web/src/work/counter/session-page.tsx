import { useVisit } from '../../visit/visit.ts'
import type { NotDone } from './act-on-session.ts'
import { CheckPapers } from './check-papers.tsx'
import { ChooseItem } from './choose-item.tsx'
import { GiveReceipt } from './give-receipt.tsx'
import type { AtCounter } from './load-session.ts'

/** A person at the counter: who they are and what it is about at the left, the work in the middle. */
export function SessionPage({ data, done }: { data: AtCounter; done: NotDone | undefined }) {
  const { say } = useVisit()
  const { kept, names, wanted, items, received } = data
  const { person, at } = kept.content
  return (
    <div className="three two-left">
      <title>{say('收件 · 工作台', 'Taking in · Workbench')}</title>
      <aside aria-label={say('办事人', 'The person')}>
        <p className="hint">{say('正在办', 'At the counter')}</p>
        <h2 lang="zh-CN">{person.name}</h2>
        <p className="hint">{person.idNumberMasked}</p>
        {wanted === undefined ? null : (
          <About name={wanted.version.name} office={names[at ?? ''] ?? wanted.version.implementer.name} />
        )}
        <form method="post" className="acts">
          <button className="btn quiet" type="submit" name="press" value="end" formNoValidate>
            {say('结束，不办了', 'End without a case')}
          </button>
        </form>
      </aside>
      <section aria-label={say('收件', 'Taking in')}>
        {received ? <GiveReceipt kept={kept} view={received} /> : null}
        {wanted ? <CheckPapers kept={kept} wanted={wanted} done={done} /> : null}
        {items ? <ChooseItem items={items} /> : null}
      </section>
    </div>
  )
}

function About({ name, office }: { name: { readonly zh: string; readonly en: string | null }; office: string }) {
  const { say, nameOf } = useVisit()
  return (
    <>
      <h3>{nameOf(name)}</h3>
      <p className="hint">
        {say('办理地：', 'Decided by ')}
        <span lang="zh-CN">{office}</span>
      </p>
      <p className="note warn">
        {say(`这里只收件，不受理。受理由${office}决定。`, `Here papers are only taken in. ${office} decides.`)}
      </p>
      <form method="post">
        <button className="btn quiet" type="submit" name="press" value="other">
          {say('换一件事', 'Another matter')}
        </button>
      </form>
    </>
  )
}
