import type { Api } from '../../api/api.ts'
import { answered, carriedOut } from '../../api/refusal.ts'
import { forPerson, ledTo } from '../../sign-in/demand.ts'
import { Note } from '../../ui/plain.tsx'
import { namesOfPlaces } from '../../visit/place-names.ts'
import { useVisit, wordsFor } from '../../visit/visit.ts'
import { timeText } from '../../visit/when.ts'
import type { Draft } from './application.ts'
import { type Applying, type ApplyRequest, draftId, loadWherever } from './applying.ts'

export interface TasksData extends Applying {
  /** The counter that has the draft open, by name. */
  readonly counter: string | undefined
}

export async function loadTasks(asked: ApplyRequest): Promise<TasksData> {
  const applying = await loadWherever(asked)
  const place = applying.draft.atCounter?.place
  const names = place === undefined ? {} : await namesOfPlaces(asked.api, [place])
  return { ...applying, counter: place === undefined ? undefined : (names[place] ?? place) }
}

/** A code for the counter (取件码), or none any more: then nobody else has the draft open either. */
export async function actOnCode(asked: ApplyRequest): Promise<never> {
  const api = forPerson(asked)
  const params = { path: { draftId: draftId(asked) } }
  const press = (await asked.form()).get('press')
  if (press === 'code') await answered(api.POST('/drafts/{draftId}/code', { params }))
  if (press === 'withdraw') await carriedOut(api.DELETE('/drafts/{draftId}/code', { params }))
  throw ledTo(`${wordsFor(asked.visit).href(`/apply/${params.path.draftId}`)}${press === 'code' ? '#code' : ''}`)
}

/** People write a code with a space in it, as it is shown to them. */
export const codeIn = (typed: unknown): string => String(typed ?? '').replace(/\D/g, '')

/** The draft that a code opens on this device: only one of the person's own. */
export async function draftByCode(api: Api, code: string): Promise<string> {
  return ((await answered(api.POST('/drafts/picked-up', { body: { code } }))) as unknown as Draft).id
}

/** The way to a counter where somebody goes on with what is filled in here. */
export function HandOn({ draft: { id, code } }: { readonly draft: Draft }) {
  const { say, href } = useVisit()
  return (
    <section className="read" id="code" aria-labelledby="code-title">
      <h2 id="code-title">{say('填不下去？到窗口接着办', 'Stuck? Go on at a counter')}</h2>
      {code === undefined ? (
        <p>
          {say(
            '取一个码，带身份证到通办窗口，报给工作人员。填好的都在，不用从头来。',
            'Get a code and go to a counter with your identity card. What you filled in is there.',
          )}
        </p>
      ) : (
        <div className="receipt">
          <dl>
            <dt>{say('取件码', 'Code')}</dt>
            <dd className="big">{`${code.code.slice(0, 3)} ${code.code.slice(3)}`}</dd>
            <dt>{say('有效到', 'Good until')}</dt>
            <dd>{timeText(say, code.until)}</dd>
          </dl>
          <p className="hint">
            {say(
              '带身份证到通办窗口，报这个码。核对过是您本人才打得开；谁打开过，查得到。',
              'Go to a counter with your identity card and tell the code. It opens only with you there, and each look is recorded for you.',
            )}
          </p>
        </div>
      )}
      <form method="post" action={href(`/apply/${id}`)} className="acts">
        <button className="btn quiet" type="submit" name="press" value="code">
          {code === undefined ? say('取一个码', 'Get a code') : say('换一个码', 'Another code')}
        </button>
        {code === undefined ? null : (
          <button className="btn quiet" type="submit" name="press" value="withdraw">
            {say('收回，不用了', 'Withdraw it')}
          </button>
        )}
      </form>
    </section>
  )
}

/** What the person sees while a clerk has their draft open. */
export function AtCounter({ draft, counter }: { readonly draft: Draft; readonly counter: string | undefined }) {
  const { say, nameOf, href } = useVisit()
  return (
    <div className="page body">
      <title>{`${say('窗口正在办', 'At a counter')} · ${nameOf(draft.content.name)}`}</title>
      <p className="hint">{nameOf(draft.content.name)}</p>
      <h1>{say('窗口正在给您办', 'A counter is at it for you')}</h1>
      <Note>
        <p>
          <span lang="zh-CN">{counter}</span>
          {say('在 ', ' opened this draft on ')}
          {timeText(say, draft.atCounter?.since ?? draft.changedAt)}
          {say(' 打开了这份草稿。收件后，在“我的”里看得到。', '. Once it is taken in you find it in “My cases”.')}
        </p>
      </Note>
      <form method="post" action={href(`/apply/${draft.id}`)} className="acts">
        <button className="btn quiet" type="submit" name="press" value="withdraw">
          {say('拿回来自己填', 'Take it back')}
        </button>
      </form>
    </div>
  )
}
