import { useVisit } from '../visit/visit.ts'
import { aloudAddress } from './script.ts'

/** In large print, a button that reads the page aloud; hidden until the browser has a voice for its language. */
export function ReadAloud() {
  const { say, mode, nonce } = useVisit()
  if (mode !== 'elder' || nonce === undefined) return null
  return (
    <div className="page aloud">
      <button className="btn quiet" type="button" data-aloud hidden>
        <span data-aloud-start>{say('读给我听', 'Read it to me')}</span>
        <span data-aloud-stop hidden>
          {say('停下，不读了', 'Stop reading')}
        </span>
      </button>
      <script type="module" src={aloudAddress} nonce={nonce} />
    </div>
  )
}
