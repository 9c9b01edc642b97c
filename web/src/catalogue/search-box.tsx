import { useVisit } from '../visit/visit.ts'

/** One box for everyday words. Stands within a form that is sent by GET. */
export function SearchBox({ value }: { value?: string }) {
  const { say } = useVisit()
  return (
    <div className="ask">
      <input
        type="search"
        id="q"
        name="q"
        defaultValue={value}
        maxLength={200}
        aria-label={say('要办什么', 'What do you need?')}
      />
      <button className="btn" type="submit">
        {say('搜索', 'Search')}
      </button>
    </div>
  )
}
