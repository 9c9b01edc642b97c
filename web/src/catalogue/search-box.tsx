import { useVisit } from '../visit/visit.ts'
import { suggestAddress } from './suggest/script.ts'
import { SUGGEST_PATH } from './suggest/suggestions.ts'

/** One box for everyday words. Stands within a form that is sent by GET; what may be meant is suggested where a script may run. */
export function SearchBox({ value }: { value?: string }) {
  const { say, lang, mode, from, to, nonce } = useVisit()
  return (
    <div className="asking" data-suggest={`${SUGGEST_PATH}?${new URLSearchParams({ lang, mode, from, to })}`}>
      <div className="ask">
        <input
          type="search"
          id="q"
          name="q"
          enterKeyHint="search"
          defaultValue={value}
          maxLength={200}
          aria-label={say('要办什么', 'What do you need?')}
        />
        <button className="btn" type="submit">
          {say('搜索', 'Search')}
        </button>
      </div>
      <div
        className="suggested"
        role="listbox"
        id="suggested"
        aria-label={say('您是不是要办', 'Did you mean')}
        tabIndex={-1}
        hidden
      />
      <p
        className="unseen"
        role="status"
        data-some={say('有 # 件事，按向下键选', '# services; press the down arrow to choose')}
      />
      {nonce === undefined ? null : <script type="module" src={suggestAddress} nonce={nonce} />}
    </div>
  )
}
