import type { CaseState } from '@tongban/protocol/case/transitions'
import type { Api } from '../../api/api.ts'
import { answered } from '../../api/refusal.ts'
import { forPerson, ledTo } from '../../sign-in/demand.ts'
import { QrCode } from '../../ui/qr-code.tsx'
import { QueryNumber } from '../../ui/query-number.tsx'
import { Link } from '../../visit/link.tsx'
import { namesOfPlaces } from '../../visit/place-names.ts'
import { useVisit, wordsFor } from '../../visit/visit.ts'
import { namesOfItems } from '../item-names.ts'
import { type Standing, standingText } from '../standing.ts'
import { type Draft, openDraft, type Receipt } from './application.ts'
import { type ApplyRequest, draftId } from './applying.ts'

export interface DoneData {
  readonly draft: Draft
  readonly receipts: readonly Receipt[]
  /** Names of the items, where several were sent off as one. */
  readonly items: Readonly<Record<string, string>>
  /** Who has each case now and what comes next, by its id. */
  readonly standings: Readonly<Record<string, Standing>>
  /** Where this portal is found, for the code that a phone reads. */
  readonly origin: string
}

interface DoneRequest extends ApplyRequest {
  readonly signIn: { readonly origin?: string }
}

/** The receipt, as often as somebody comes back to it. */
export async function loadDone(asked: DoneRequest): Promise<DoneData> {
  const api = forPerson(asked)
  const draft = await openDraft(api, draftId(asked))
  const { sent } = draft.content
  if (sent === undefined) throw ledTo(wordsFor(asked.visit).href(`/apply/${draft.id}`))
  const items = await namesOfItems(
    api,
    sent.flatMap(({ item }) => item ?? []),
  )
  const standings = Object.fromEntries(await Promise.all(sent.map(async ({ id }) => [id, await standingOf(api, id)] as const)))
  return { draft, receipts: sent, items, standings, origin: asked.signIn.origin ?? new URL(asked.request.url).origin }
}

async function standingOf(api: Api, caseId: string): Promise<Standing> {
  const { state, holder, transfer, due } = await answered(api.GET('/cases/{caseId}', { params: { path: { caseId } } }))
  const taker = (transfer as { readonly taker: string } | null)?.taker
  const names = await namesOfPlaces(api, taker === undefined ? [holder] : [holder, taker])
  const goingTo = taker === undefined ? null : (names[taker] ?? taker)
  return { state: state as CaseState, holder: names[holder] ?? holder, goingTo, due }
}

export function DonePage({ data: { draft, receipts, items, standings, origin } }: { data: DoneData }) {
  const { say, nameOf } = useVisit()
  const [first] = receipts
  const { parent } = draft.content
  return (
    <div className="page body">
      <title>{`${say('已提交', 'Sent')} · ${nameOf(draft.content.name)}`}</title>
      <h1>{say('交上去了', 'It has been sent')}</h1>
      <p className="read">{nameOf(draft.content.name)}</p>
      {receipts.map((receipt) => (
        <OneReceipt
          key={receipt.id}
          {...receipt}
          origin={origin}
          name={items[receipt.item ?? '']}
          standing={standings[receipt.id]}
        />
      ))}
      <p className="read">
        {say(
          '记下或打印这两个号：不登录也能查进度，到窗口也用它。',
          'Keep or print both: with them anyone you trust can follow the case, and the counter finds it.',
        )}
      </p>
      <p className="acts">
        {first === undefined ? null : (
          <Link to={parent === undefined ? `/me/cases/${first.id}` : `/me/parents/${parent}`} className="btn">
            {say('看进度', 'Follow it')}
          </Link>
        )}
        <Link to="/me" className="btn quiet">
          {say('我的办件', 'My cases')}
        </Link>
      </p>
    </div>
  )
}

interface ReceiptProps extends Receipt {
  readonly origin: string
  readonly name: string | undefined
  readonly standing: Standing | undefined
}

function OneReceipt({ queryNumber, queryCode, origin, name, standing }: ReceiptProps) {
  const { say } = useVisit()
  return (
    <div className="receipt read">
      {name === undefined ? null : (
        <p>
          <b lang="zh-CN">{name}</b>
        </p>
      )}
      <dl>
        <dt>{say('查询号', 'Query number')}</dt>
        <dd className="big">
          <QueryNumber>{queryNumber}</QueryNumber>
        </dd>
        <dt>{say('查询码', 'Query code')}</dt>
        <dd className="big">{queryCode}</dd>
      </dl>
      {standing === undefined ? null : <p>{standingText(say, standing).join(' ')}</p>}
      <QrCode
        text={`${origin}/track?${new URLSearchParams({ number: queryNumber })}`}
        label={say('用手机扫一扫，打开查进度', 'Scan with a phone to follow it')}
      />
    </div>
  )
}
