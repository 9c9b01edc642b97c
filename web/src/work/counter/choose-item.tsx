import { TextField } from '../../ui/field.tsx'
import { useVisit } from '../../visit/visit.ts'
import type { ItemLine } from './choose-item.ts'

const DIGITS = 9

/** What it is about: by a digit from the list, or by everyday words. */
export function ChooseItem({ items }: { items: readonly ItemLine[] }) {
  const { say, query, href, path } = useVisit()
  return (
    <>
      <h1>{say('办什么', 'What is it about')}</h1>
      <form className="read">
        <TextField name="q" label={say('用大白话找', 'In everyday words')} value={query.get('q') ?? ''} isSearch />
        <button className="btn quiet" type="submit">
          {say('找', 'Find')}
        </button>
      </form>
      {items.length === 0 ? <p>{say('没有能收的事项。', 'No such item is taken in here.')}</p> : null}
      <ol className="plain rows tight">
        {items.map(({ id, name }, at) => (
          <li key={id}>
            <form method="post">
              <input type="hidden" name="press" value="item" />
              <button
                className="row-button"
                type="submit"
                name="item"
                value={id}
                data-key={at < DIGITS ? String(at + 1) : undefined}
              >
                {at < DIGITS ? <kbd>{at + 1}</kbd> : null} <span lang="zh-CN">{name}</span>
              </button>
            </form>
          </li>
        ))}
      </ol>
      <p className="acts">
        <a className="btn quiet" href={href(`${path}?out=1`)} data-key="F10">
          {say('不归这里办', 'Not taken in here')} <kbd>F10</kbd>
        </a>
      </p>
    </>
  )
}
