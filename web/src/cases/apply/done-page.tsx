import { forPerson, ledTo } from '../../sign-in/demand.ts'
import { QrCode } from '../../ui/qr-code.tsx'
import { Link } from '../../visit/link.tsx'
import { useVisit, wordsFor } from '../../visit/visit.ts'
import { type Draft, openDraft, type Receipt } from './application.ts'
import { type ApplyRequest, draftId } from './applying.ts'

export interface DoneData {
  readonly draft: Draft
  readonly receipts: readonly Receipt[]
  /** Where this portal is found, for the code that a phone reads. */
  readonly origin: string
}

interface DoneRequest extends ApplyRequest {
  readonly signIn: { readonly origin?: string }
}

/** The receipt, as often as somebody comes back to it. */
export async function loadDone(asked: DoneRequest): Promise<DoneData> {
  const draft = await openDraft(forPerson(asked), draftId(asked))
  const { sent } = draft.content
  if (sent === undefined) throw ledTo(wordsFor(asked.visit).href(`/apply/${draft.id}`))
  return { draft, receipts: sent, origin: asked.signIn.origin ?? new URL(asked.request.url).origin }
}

export function DonePage({ data: { draft, receipts, origin } }: { data: DoneData }) {
  const { say, nameOf } = useVisit()
  const [first] = receipts
  return (
    <div className="page body">
      <title>{`${say('已提交', 'Sent')} · ${nameOf(draft.content.name)}`}</title>
      <h1>{say('交上去了', 'It has been sent')}</h1>
      <p className="read">{nameOf(draft.content.name)}</p>
      {receipts.map((receipt) => (
        <OneReceipt key={receipt.id} {...receipt} origin={origin} />
      ))}
      <p className="read">
        {say(
          '记下或打印这两个号：不登录也能查进度，到窗口也用它。',
          'Keep or print both: with them anyone you trust can follow the case, and the counter finds it.',
        )}
      </p>
      <p className="acts">
        {first === undefined ? null : (
          <Link to={`/me/cases/${first.id}`} className="btn">
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

function OneReceipt({ queryNumber, queryCode, origin }: Receipt & { readonly origin: string }) {
  const { say } = useVisit()
  return (
    <div className="receipt read">
      <dl>
        <dt>{say('查询号', 'Query number')}</dt>
        <dd className="big">{queryNumber}</dd>
        <dt>{say('查询码', 'Query code')}</dt>
        <dd className="big">{queryCode}</dd>
      </dl>
      <QrCode
        text={`${origin}/track?${new URLSearchParams({ number: queryNumber })}`}
        label={say('用手机扫一扫，打开查进度', 'Scan with a phone to follow it')}
      />
    </div>
  )
}
