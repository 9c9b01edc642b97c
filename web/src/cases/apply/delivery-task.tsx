import { forPerson } from '../../sign-in/demand.ts'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { useVisit, wordsFor } from '../../visit/visit.ts'
import type { Application } from './application.ts'
import { type Applying, type ApplyRequest, loadApplying, type Mistaken, saveAndGoOn, typedIn } from './applying.ts'
import { errorAt, SaveButton, TaskFrame } from './frame.tsx'
import { type Earlier, earlierOf, sourceOf } from './me/earlier.ts'

type Means = NonNullable<Application['delivery']>['means']
const means: readonly Means[] = ['electronic', 'pickup', 'post']

/** How each way is called. */
export function meansText(say: (zh: string, en: string) => string, chosen: Means): string {
  const words = {
    electronic: say('电子件，在“我的”里下载', 'Electronic: download it from “My cases”'),
    pickup: say('到收件的窗口取', 'Fetch it at the counter that took it in'),
    post: say('邮寄给我', 'By post'),
  }
  return words[chosen]
}

/** Where it is sent: as said here, else the address that the form has already asked for, so that nobody types it twice (WCAG 2.2, 3.3.7). */
export function postAddress({ delivery, form }: Pick<Application, 'delivery' | 'form'>): string | undefined {
  const known: unknown = delivery?.address ?? form?.['address']
  return typeof known === 'string' ? known : undefined
}

export async function actDelivery(asked: ApplyRequest): Promise<Mistaken> {
  await loadApplying(asked)
  const { say } = wordsFor(asked.visit)
  const sent = await asked.form()
  const chosen = means.find((one) => one === sent.get('means'))
  const address = String(sent.get('address') ?? '').trim()
  if (chosen === undefined)
    return {
      errors: [{ field: 'means', message: say('请选一种收结果的办法', 'Choose how to get the result') }],
      typed: typedIn(sent),
    }
  if (chosen === 'post' && address === '')
    return {
      errors: [{ field: 'address', message: say('选了邮寄，请填收件地址', 'By post needs an address') }],
      typed: typedIn(sent),
    }
  const delivery = { means: chosen, ...(chosen === 'post' ? { address } : {}) }
  return saveAndGoOn(asked, (now) => ({ ...now, delivery }))
}

export interface DeliveryData extends Applying {
  readonly earlier: Earlier | undefined
}

export async function loadDelivery(asked: ApplyRequest): Promise<DeliveryData> {
  const applying = await loadApplying(asked)
  return { ...applying, earlier: await earlierOf(forPerson(asked)) }
}

export function DeliveryTaskPage({ data, done }: { data: DeliveryData; done: Mistaken | undefined }) {
  const { say, href, path } = useVisit()
  const { delivery } = data.application
  const { earlier } = data
  const before = delivery === undefined ? earlier?.delivery : undefined
  const chosen = done?.typed['means'] ?? delivery?.means ?? before?.means ?? 'electronic'
  const own = postAddress(data.application)
  return (
    <TaskFrame draft={data.draft} title={say('怎么收结果', 'How to get the result')} errors={done?.errors}>
      <form method="post" action={href(path)} className="read">
        <ChoiceField
          name="means"
          label={say('您想怎么收', 'You would like it')}
          hint={[
            ...(earlier && before ? [sourceOf(say, earlier)] : []),
            say('有的结果只有纸质的，那时会打电话跟您说', 'Some results exist on paper only; then you are called'),
          ].join(say('。', '. '))}
          error={errorAt(done?.errors, 'means')}
          options={means.map((value) => ({ value, text: meansText(say, value), chosen: value === chosen }))}
        />
        <TextField
          name="address"
          label={say('邮寄地址（选邮寄才填）', 'Address (only for post)')}
          autoComplete="street-address"
          value={done?.typed['address'] ?? own ?? before?.address}
          hint={earlier && own === undefined && before?.address ? sourceOf(say, earlier) : undefined}
          error={errorAt(done?.errors, 'address')}
        />
        <SaveButton />
      </form>
    </TaskFrame>
  )
}
