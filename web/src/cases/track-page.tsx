import type { CaseState } from '@tongban/protocol/case/transitions'
import type { CaseAction } from '@tongban/protocol/event/actions'
import type { ReactNode } from 'react'
import { answered, type Problem, Refusal } from '../api/refusal.ts'
import { ErrorSummary, type FieldError, TextField } from '../ui/field.tsx'
import { namesOfPlaces } from '../visit/place-names.ts'
import { type Asked, useVisit } from '../visit/visit.ts'
import { standingText } from './standing.ts'
import { type Happening, Timeline } from './timeline.tsx'

interface Tracked {
  readonly item: { readonly zh: string; readonly en: string | null }
  readonly state: CaseState
  readonly holder: string
  readonly goingTo: string | null
  readonly due: string | null
  readonly timeline: readonly (Happening & { readonly action: CaseAction })[]
}

export interface TrackDone {
  readonly number: string
  readonly problem?: Problem
  readonly found?: Tracked & { readonly names: Readonly<Record<string, string>> }
}

/** Asks with the number and code of a receipt. Both travel in a form that is posted, so that they stand in no address and no log. */
export async function followCase({ api, form }: Asked & { form(): Promise<FormData> }): Promise<TrackDone> {
  const sent = await form()
  const number = String(sent.get('number') ?? '').replace(/\s/g, '')
  const code = String(sent.get('code') ?? '').replace(/\s/g, '')
  try {
    // The API leaves the answer untyped; its shape is `Tracked` of the slice cases.
    const found = (await answered(api.POST('/track', { body: { number, code } }))) as unknown as Tracked
    const places = [...found.timeline.map(({ place }) => place), found.holder, ...(found.goingTo ? [found.goingTo] : [])]
    return { number, found: { ...found, names: await namesOfPlaces(api, places) } }
  } catch (error) {
    if (error instanceof Refusal) return { number, problem: error.problem }
    throw error
  }
}

/** `children` stand below what was found. */
export function TrackPage({ done, children }: { done: TrackDone | undefined; children: ReactNode }) {
  return done?.found ? (
    <Found number={done.number} {...done.found} after={children} />
  ) : (
    <TrackForm {...(done ?? { number: '' })} />
  )
}

function TrackForm({ number, problem }: TrackDone) {
  const { say, href, query } = useVisit()
  const errors = problem
    ? [{ field: problem.field?.endsWith('code') ? 'code' : 'number', message: trackError(say, problem) }]
    : []
  const errorAt = (field: string) => errors.find((one: FieldError) => one.field === field)?.message
  return (
    <div className="page body">
      <title>{`${errors.length > 0 ? say('请改：', 'Please mend: ') : ''}${say('查进度 · 通办', 'Track a case · Tongban')}`}</title>
      <ErrorSummary title={say('没查到，请看一下', 'Not found: please check')} errors={errors} />
      <h1>{say('查进度', 'Track a case')}</h1>
      <p className="read">
        {say(
          '不用登录。两个号码都在收件凭证上；看投诉的答复，用投诉的编号。',
          'No sign-in. Both numbers stand on your receipt; for a complaint use the number of the complaint.',
        )}
      </p>
      <form method="post" action={href('/track')} className="read">
        <TextField
          name="number"
          label={say('查询号', 'Query number')}
          hint={say('开头是 6 位地区码和 8 位日期', 'It begins with 6 digits of the region and 8 of the day')}
          value={number === '' ? (query.get('number') ?? '') : number}
          error={errorAt('number')}
        />
        <TextField
          name="code"
          label={say('查询码', 'Query code')}
          hint={say('6 位数字', '6 digits')}
          inputMode="numeric"
          short
          error={errorAt('code')}
        />
        <button className="btn" type="submit">
          {say('查进度', 'Track it')}
        </button>
      </form>
    </div>
  )
}

function trackError(say: (zh: string, en: string) => string, { code, titles }: Problem): string {
  if (code === 'platform/badInput')
    return say('查询码是 6 位数字，请再看一下收件凭证', 'The query code has 6 digits: please look at your receipt again')
  return say(titles.zh, titles.en)
}

function Found({
  number,
  item,
  state,
  holder,
  goingTo,
  due,
  timeline,
  names,
  after,
}: NonNullable<TrackDone['found']> & { number: string; after: ReactNode }) {
  const { say, nameOf } = useVisit()
  const nameAt = (place: string) => names[place] ?? place
  const [who, until, you] = standingText(say, {
    state,
    holder: nameAt(holder),
    goingTo: goingTo === null ? null : nameAt(goingTo),
    due,
  })
  return (
    <div className="page body">
      <title>{`${nameOf(item)} · ${say('进度', 'Progress')}`}</title>
      <h1>{nameOf(item)}</h1>
      <p className="read">
        <b>{who}</b> {until} {you}
      </p>
      <p className="hint">
        {say('查询号 ', 'Query number ')}
        {number}
      </p>
      <Timeline happenings={timeline} state={state} holder={holder} names={names} />
      {after}
    </div>
  )
}
