import type { CaseState } from '@tongban/protocol/case/transitions'
import { answered, answeredIfKnown } from '../../api/refusal.ts'
import { forPerson } from '../../sign-in/demand.ts'
import { Badge } from '../../ui/plain.tsx'
import { Link } from '../../visit/link.tsx'
import { namesOfPlaces } from '../../visit/place-names.ts'
import { Portion } from '../../visit/portion.tsx'
import { useVisit } from '../../visit/visit.ts'
import { dayText } from '../../visit/when.ts'
import { namesOfItems } from '../item-names.ts'
import { comesNext } from '../words.ts'
import type { MyRequest } from './my-case.ts'

/** Several cases of one application (`ParentView` of the slice cases). */
interface Parent {
  readonly item: string
  readonly kind: 'joint' | 'bundle'
  readonly closed: boolean
  readonly children: readonly {
    readonly id: string
    readonly item: string
    readonly holder: string
    readonly state: CaseState
    readonly due: string | null
    readonly queryNumber: string | null
  }[]
}

export interface MyParentData {
  readonly parent: Parent
  readonly name: { readonly zh: string; readonly en: string | null }
  readonly items: Readonly<Record<string, string>>
  readonly places: Readonly<Record<string, string>>
}

export async function loadMyParent(asked: MyRequest): Promise<MyParentData> {
  const api = forPerson(asked)
  const path = { parentId: asked.params['parent'] ?? '' }
  // The API leaves the answer untyped; its shape is the one above.
  const parent = (await answered(api.GET('/parents/{parentId}', { params: { path } }))) as unknown as Parent
  const items = await namesOfItems(api, [parent.item, ...parent.children.map(({ item }) => item)])
  const places = await namesOfPlaces(
    api,
    parent.children.map(({ holder }) => holder),
  )
  const bundle =
    parent.kind === 'bundle'
      ? await answeredIfKnown(api.GET('/bundles/{id}', { params: { path: { id: parent.item } } }))
      : undefined
  const named = (bundle as { readonly bundle?: { readonly name: MyParentData['name'] } } | undefined)?.bundle?.name
  return { parent, name: named ?? { zh: items[parent.item] ?? parent.item, en: null }, items, places }
}

/** What was asked once and goes several ways: each part with who has it, what comes next and by when. */
export function MyParentPage({ data: { parent, name, items, places } }: { data: MyParentData }) {
  const { say, nameOf } = useVisit()
  const { children, closed } = parent
  const over = children.filter(({ state }) => comesNext[state].over).length
  return (
    <div className="page body">
      <title>{`${nameOf(name)} · ${say('进度', 'Progress')}`}</title>
      <p className="hint">
        <Link to="/me" className="tap">
          {say('我的办件', 'My cases')}
        </Link>
      </p>
      <h1>{nameOf(name)}</h1>
      <p className="read">
        {closed
          ? say(`${children.length} 件都办结了。`, `All ${children.length} are closed.`)
          : say(
              `一次交的 ${children.length} 件，办结了 ${over} 件。每件由自己的部门决定，一件没办成不影响别的。`,
              `${children.length} sent as one, ${over} closed. Each is decided by its own authority; one that fails does not undo another.`,
            )}
      </p>
      <Portion of={children}>
        {(shown) => (
          <ul className="plain rows read">
            {shown.map((child) => (
              <Child key={child.id} {...child} items={items} places={places} />
            ))}
          </ul>
        )}
      </Portion>
    </div>
  )
}

type ChildProps = MyParentData['parent']['children'][number] & Pick<MyParentData, 'items' | 'places'>

function Child({ id, item, state, holder, due, queryNumber, items, places }: ChildProps) {
  const { say } = useVisit()
  return (
    <li>
      <Link to={`/me/cases/${id}`} className="tap">
        <span lang="zh-CN">{items[item] ?? item}</span>
      </Link>
      <br />
      <Badge tone={comesNext[state].you ? 'warn' : comesNext[state].over ? 'idle' : 'brand'}>
        {comesNext[state].you ? say('● 轮到您了', '● Your turn') : say(...comesNext[state].say)}
      </Badge>{' '}
      <span className="hint">
        <span lang="zh-CN">{places[holder] ?? holder}</span>
        {due === null ? '' : say(` · 最迟 ${dayText(say, due)}`, ` · by ${dayText(say, due)}`)}
        {queryNumber === null ? '' : ` · ${queryNumber}`}
      </span>
    </li>
  )
}
