import { SelectField, TextField } from '../../../ui/field.tsx'
import { SummaryList } from '../../../ui/plain.tsx'
import { useVisit } from '../../../visit/visit.ts'
import type { Mistaken } from '../applying.ts'
import { errorAt } from '../frame.tsx'
import type { Receiver } from '../receiving.ts'
import { type Earlier, sourceOf } from './earlier.ts'

/** Who applies, as the registration has it, and the two things that only the person can say. */
export interface MeData {
  readonly name: string
  readonly idNumberMasked: string
  readonly receivers: readonly Receiver[]
  readonly isOnline: boolean
  /** What was said in an earlier case. */
  readonly earlier: Earlier | undefined
}

interface Props extends MeData {
  readonly phone?: string | undefined
  readonly receivingPlace?: string | undefined
  readonly done: Mistaken | undefined
}

export function MeFields({ name, idNumberMasked, receivers, isOnline, earlier, phone, receivingPlace, done }: Props) {
  const { say } = useVisit()
  const isFromEarlier = phone === undefined && earlier?.phone !== undefined
  const source = say('来自实名登记，不用填', 'from the registration: nothing to fill in')
  return (
    <>
      <SummaryList
        rows={[
          { term: say('姓名', 'Name'), value: <Known value={name} source={source} /> },
          { term: say('证件号码', 'Identity number'), value: <Known value={idNumberMasked} source={source} /> },
        ]}
      />
      <TextField
        name="phone"
        label={say('手机号', 'Mobile number')}
        hint={isFromEarlier ? sourceOf(say, earlier) : say('有事找您时打这个', 'We call it if something has to be asked')}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        value={done?.typed['phone'] ?? phone ?? earlier?.phone}
        error={errorAt(done?.errors, 'phone')}
      />
      {isOnline && receivers.length === 1 ? (
        <input type="hidden" name="receivingPlace" value={receivers[0]?.id} />
      ) : (
        <SelectField
          name="receivingPlace"
          label={say('在哪个窗口交原件、核身份', 'At which counter you show originals and who you are')}
          hint={say('网上填好，再到这个窗口一次', 'Fill in online, then one visit to this counter')}
          value={done?.typed['receivingPlace'] ?? receivingPlace}
          error={errorAt(done?.errors, 'receivingPlace')}
          options={receivers.map(({ id, nameZh, address }) => ({
            value: id,
            text: address === null ? nameZh : `${nameZh}（${address}）`,
          }))}
        />
      )}
    </>
  )
}

const Known = ({ value, source }: { value: string; source: string }) => (
  <>
    <span lang="zh-CN">{value}</span>
    <br />
    <span className="hint">{source}</span>
  </>
)
