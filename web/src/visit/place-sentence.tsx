import { divisionName, divisionsOf, shortName } from './divisions.ts'
import { useVisit } from './visit.ts'

/** The sentence that steers everything: where the person is, and whose matter it is. Stands within a form that is sent by GET. */
export function PlaceSentence() {
  const { say, from, to } = useVisit()
  return (
    <h1 className="sentence">
      {say('我在 ', 'I am in ')}
      <Picker name="from" value={from} label={say('我在哪里', 'Where I am')} />
      {say('，', ',')}
      <br />
      {say('要办 ', 'and need ')}
      <Picker name="to" value={to} label={say('办哪里的事', 'Whose service I need')} />
      {say(' 的事', ' to handle it')}
    </h1>
  )
}

function Picker({ name, value, label }: { name: string; value: string; label: string }) {
  const { regions, lang } = useVisit()
  return (
    <select className="pick" name={name} defaultValue={value} aria-label={label}>
      {regions.map((region) => (
        <optgroup key={region} label={shortName(region, lang)}>
          {divisionsOf(region, lang).map(({ code, name: text }) => (
            <option key={code} value={code}>
              {text.startsWith(shortName(region, lang)) ? text : `${shortName(region, lang)} · ${text}`}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  )
}

/** Said anew by the form, or true of the place that is left only: its authority, and the answers to its questions. */
const ofAPlace = (name: string): boolean => ['from', 'to', 'mode', 'place', 'sent'].includes(name) || name.startsWith('q.')

/** The same sentence in one line below the header, to be opened where it has to be changed. */
export function PlaceLine() {
  const { say, href, from, to, path, query, lang } = useVisit()
  const kept = [...query].filter(([name]) => !ofAPlace(name))
  const { mode } = useVisit()
  return (
    <div className="where">
      <div className="page">
        <details>
          <summary>
            {say('我在 ', 'I am in ')}
            <b>{divisionName(from, lang)}</b>
            {say('，要办 ', ', and need ')}
            <b>{divisionName(to, lang)}</b>
            {say(' 的事　', ' to handle it  ')}
            <span className="act">{say('改地方', 'Change places')}</span>
          </summary>
          <form action={href(path).split('?')[0]}>
            {kept.map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            {mode === 'normal' ? null : <input type="hidden" name="mode" value={mode} />}
            <Picker name="from" value={from} label={say('我在哪里', 'Where I am')} />
            <Picker name="to" value={to} label={say('办哪里的事', 'Whose service I need')} />
            <button className="btn quiet" type="submit">
              {say('就这样', 'Use these')}
            </button>
          </form>
        </details>
      </div>
    </div>
  )
}
