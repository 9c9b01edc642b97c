import { describedBy, Field } from '../../ui/field.tsx'
import { useVisit } from '../../visit/visit.ts'
import { sendingAddress } from './script.ts'

interface Props {
  readonly id: string
  /** Under which the form sends it; a form may ask for several. */
  readonly name?: string
  readonly label: string
  readonly error?: string | undefined
}

/** A field for one photo or PDF. Where the page may run its script, the file goes in parts and goes on after a cut; else the form takes it along. */
export function UploadField({ id, name = id, label, error }: Props) {
  const { say, nonce } = useVisit()
  const hint = say('照片（JPG、PNG）或 PDF，最大 20 MB', 'A photo (JPG, PNG) or PDF, up to 20 MB')
  return (
    <div data-upload="" data-words={JSON.stringify(wordsOf(say))}>
      <Field name={id} label={label} hint={hint} error={error}>
        <input
          className="box"
          type="file"
          id={id}
          name={name}
          accept="image/jpeg,image/png,application/pdf"
          aria-describedby={describedBy({ name: id, label, hint, error })}
          aria-invalid={error === undefined ? undefined : true}
        />
        <div className="moving" data-moving="" hidden>
          <progress max={100} value={0} aria-label={say('传了多少', 'How much is through')} />
          <span data-much="" />
          <button type="button" className="btn quiet">
            {say('暂停', 'Pause')}
          </button>
        </div>
        <span role="status" className="hint" />
      </Field>
      {nonce === undefined ? null : <script type="module" src={sendingAddress} nonce={nonce} />}
    </div>
  )
}

/** What the script says, in the reader’s language; it fills in what stands in braces. */
const wordsOf = (say: (zh: string, en: string) => string): Readonly<Record<string, string>> => ({
  chosen: say('选好了：{name}，{size} MB', 'Chosen: {name}, {size} MB'),
  empty: say('“{name}”是空的，请换一个', '“{name}” is empty: choose another'),
  large: say(
    '“{name}”有 {size} MB，太大了：最大 20 MB。请换一个，或者把照片拍小一点',
    '“{name}” has {size} MB: 20 MB at most. Choose another, or take a smaller photo',
  ),
  going: say('正在传', 'On its way'),
  through: say('传了 {part}%', '{part}% is through'),
  paused: say('停下了，传到 {part}%', 'Paused at {part}%'),
  cut: say(
    '网断了，传到 {part}%。连上后自动接着传，您不用重选',
    'The line is cut at {part}%. It goes on by itself: nothing to choose again',
  ),
  again: say(
    '上次有一个 {size} MB 的文件传到 {part}%。再选一次同一个文件，就从这里接着传',
    'A file of {size} MB had come to {part}%. Choose the same file again and it goes on from there',
  ),
  done: say('传完了', 'All of it is through'),
  unread: say('这个文件读不出来，请重新选', 'This file cannot be read: choose it again'),
  pause: say('暂停', 'Pause'),
  goOn: say('继续传', 'Go on'),
})
