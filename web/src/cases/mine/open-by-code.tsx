import { Refusal } from '../../api/refusal.ts'
import { forPerson, ledTo } from '../../sign-in/demand.ts'
import { ErrorSummary, TextField } from '../../ui/field.tsx'
import { useVisit, wordsFor } from '../../visit/visit.ts'
import { type Mistaken, mistakeOf, typedIn } from '../apply/applying.ts'
import { codeIn, draftByCode } from '../apply/hand-on.tsx'
import type { MyRequest } from './my-case.ts'

/** Leads to the draft that a code opens. */
export async function actOpenByCode(asked: MyRequest & { form(): Promise<FormData> }): Promise<Mistaken> {
  const api = forPerson(asked)
  const sent = await asked.form()
  const { say, href } = wordsFor(asked.visit)
  const code = codeIn(sent.get('code'))
  if (!/^\d{6}$/.test(code))
    return {
      errors: [{ field: 'code', message: say('取件码是 6 位数字，请再看一下', 'The code has 6 digits: please look again') }],
      typed: typedIn(sent),
    }
  try {
    throw ledTo(href(`/apply/${await draftByCode(api, code)}`))
  } catch (error) {
    if (error instanceof Refusal && error.problem.status === 401) throw error
    return { errors: [mistakeOf(say, error, 'code')], typed: typedIn(sent) }
  }
}

/** For whoever has the code in hand and another device before them. */
export function OpenByCode({ done }: { done: Mistaken | undefined }) {
  const { say, href } = useVisit()
  return (
    <>
      <ErrorSummary title={say('没有打开', 'Not opened')} errors={done?.errors ?? []} />
      <details className="read" open={done !== undefined}>
        <summary className="tap">{say('有取件码', 'I have a code')}</summary>
        <form method="post" action={href('/me')}>
          <TextField
            name="code"
            label={say('取件码，6 位数字', 'Code, 6 digits')}
            inputMode="numeric"
            short
            value={done?.typed['code']}
            error={done?.errors[0]?.message}
          />
          <button className="btn quiet" type="submit">
            {say('打开', 'Open')}
          </button>
        </form>
      </details>
    </>
  )
}
