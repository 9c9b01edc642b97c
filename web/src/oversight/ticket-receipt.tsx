import type { TicketKind } from '@tongban/protocol/event/ticket'
import { Link } from '../visit/link.tsx'
import { useVisit } from '../visit/visit.ts'
import { dayText } from '../visit/when.ts'
import type { TicketDone } from './file-ticket.ts'
import { kindWords } from './ticket-words.ts'

type Filed = Extract<TicketDone, { filed: unknown }>

/** What to keep: number and code, who answers, by when. */
export function TicketReceipt({ kind, filed, placeName }: Filed & { readonly kind: TicketKind }) {
  const { say, who } = useVisit()
  const { number, code, due, days, id } = filed
  return (
    <div className="page body">
      <title>{`${say('收到了', 'Received')} · ${say(...kindWords[kind].name)}`}</title>
      <div role="status">
        <h1>{say('收到了', 'We have it')}</h1>
        <p className="read">
          <b lang="zh-CN">{placeName}</b>
          {say(
            `的督导答复您，${days} 个工作日内，最迟 ${dayText(say, due)}。`,
            `: its supervisor answers you within ${days} working days, by ${dayText(say, due)}.`,
          )}
        </p>
      </div>
      <div className="receipt read">
        <dl>
          <dt>{say('编号', 'Number')}</dt>
          <dd className="big">{number}</dd>
          <dt>{say('查询码', 'Code')}</dt>
          <dd className="big">{code}</dd>
        </dl>
      </div>
      <p className="read">
        {say(
          '记下这两个号。在“查进度”里填上它们，就能看到答复，不用登录。',
          'Keep both: under “Track” they show you the answer without signing in.',
        )}
      </p>
      <p className="acts">
        {who?.kind === 'person' ? (
          <Link to={`/me/tickets/${id}`} className="btn">
            {say('看这一件', 'See it')}
          </Link>
        ) : (
          <Link to={`/track?${new URLSearchParams({ number })}`} className="btn">
            {say('查进度', 'Track')}
          </Link>
        )}
        <Link to="/" className="btn quiet">
          {say('回首页', 'Home')}
        </Link>
      </p>
    </div>
  )
}
