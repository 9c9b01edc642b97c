import { randomUUID } from 'node:crypto'
import type { TicketKind } from '@tongban/protocol/event/ticket'
import { ChoiceField, ErrorSummary, SelectField, TextField } from '../ui/field.tsx'
import { SummaryList } from '../ui/plain.tsx'
import { QueryNumber } from '../ui/query-number.tsx'
import { Link } from '../visit/link.tsx'
import { useVisit } from '../visit/visit.ts'
import type { About } from './about.ts'
import type { TicketDone, TicketForm } from './file-ticket.ts'
import { TicketReceipt } from './ticket-receipt.tsx'
import { kindWords } from './ticket-words.ts'

interface Shown {
  readonly data: TicketForm
  readonly done: TicketDone | undefined
}

/** 投诉 */
export const ComplaintPage = (shown: Shown) => <TicketFormPage kind="complaint" other="stuck" {...shown} />

/** 办不成事 */
export const StuckPage = (shown: Shown) => <TicketFormPage kind="stuck" other="complaint" {...shown} />

interface Kinds {
  readonly kind: TicketKind
  readonly other: TicketKind
}

/** One form for both kinds: what it is about, what happened, what is wanted, how to be reached. */
function TicketFormPage({ kind, other, data: { about }, done }: Shown & Kinds) {
  const { say, href, path, query } = useVisit()
  if (done && 'filed' in done) return <TicketReceipt kind={kind} {...done} />
  const errors = done?.errors ?? []
  const typed = done?.typed ?? {}
  const own = (name: string) => ({ name, value: typed[name], error: errors.find(({ field }) => field === name)?.message })
  const { name, lead, what, hint } = kindWords[kind]
  const asked = query.size > 0 ? `?${query}` : ''
  return (
    <div className="page body">
      <title>{`${errors.length > 0 ? say('请改：', 'Please mend: ') : ''}${say(...name)} · ${say('通办', 'Tongban')}`}</title>
      <ErrorSummary title={say('还有地方要改', 'Some things need mending')} errors={errors} />
      <h1>{say(...name)}</h1>
      <p className="read">{say(...lead)}</p>
      <p className="read">
        <Link to={`${kindWords[other].path}${asked}`} className="tap">
          {kind === 'complaint'
            ? say('不是人没做好，是事情办不成？', 'Nobody did wrong, it just does not get done?')
            : say('是窗口或办事的人没做好？', 'Did a counter or an official do wrong?')}
        </Link>
      </p>
      <form method="post" action={href(`${path}${asked}`)} className="read">
        <input type="hidden" name="key" value={randomUUID()} />
        <AboutFields about={about} own={own} />
        <TextField {...own('words')} label={say(...what)} hint={say(...hint)} lines />
        <TextField {...own('wish')} label={say('希望怎么解决（可不填）', 'What should be done (optional)')} lines />
        <TextField
          {...own('name')}
          label={say('怎么称呼您（可不填）', 'Your name (optional)')}
          hint={say('只有答复您的人看得到。', 'Only whoever answers you sees it.')}
          autoComplete="name"
        />
        <TextField
          {...own('phone')}
          label={say('电话（可不填）', 'Phone (optional)')}
          hint={say('想让我们打电话说，就留一个。', 'Leave one if you want to be called.')}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
        />
        <button className="btn" type="submit">
          {say('交上去', 'Send it')}
        </button>
      </form>
    </div>
  )
}

interface AboutProps {
  readonly about: About
  readonly own: (name: string) => {
    readonly name: string
    readonly value: string | undefined
    readonly error: string | undefined
  }
}

function AboutFields({ about, own }: AboutProps) {
  const { say, nameOf } = useVisit()
  if (about.of === 'case')
    return (
      <>
        <input type="hidden" name="caseId" value={about.id} />
        <SummaryList rows={[{ term: say('关于', 'About'), value: `${nameOf(about.name)} ${about.number ?? ''}` }]} />
        <PlaceOfCase places={about.places} {...own('place')} />
      </>
    )
  if (about.of === 'item')
    return (
      <>
        <input type="hidden" name="item" value={about.item} />
        <input type="hidden" name="place" value={about.place.id} />
        <SummaryList
          rows={[
            { term: say('关于', 'About'), value: <span lang="zh-CN">{about.name}</span> },
            { term: say('由谁答复', 'Who answers'), value: <span lang="zh-CN">{about.place.name}</span> },
          ]}
        />
      </>
    )
  return <OpenAbout about={about} own={own} />
}

interface PlaceProps extends ReturnType<AboutProps['own']> {
  readonly places: Extract<About, { of: 'case' }>['places']
}

/** Of a case two places may be meant; the deciding one unless the person says otherwise. */
function PlaceOfCase({ places: [deciding, receiving], value, ...field }: PlaceProps) {
  const { say } = useVisit()
  if (receiving === undefined) return <input type="hidden" name="place" value={deciding.id} />
  return (
    <ChoiceField
      {...field}
      label={say('说的是哪个地方？', 'Which place do you mean?')}
      options={[
        {
          value: deciding.id,
          text: say(`办理的：${deciding.name}`, `That decides: ${deciding.name}`),
          chosen: value !== receiving.id,
        },
        {
          value: receiving.id,
          text: say(`收件的：${receiving.name}`, `That took it in: ${receiving.name}`),
          chosen: value === receiving.id,
        },
      ]}
    />
  )
}

function OpenAbout({ about, own }: { about: Extract<About, { of: 'open' }>; own: AboutProps['own'] }) {
  const { say, path, nameOf, lang } = useVisit()
  const number = own('number')
  return (
    <>
      {about.cases.length === 0 ? null : (
        <>
          <h2>{say('是您的哪一件？', 'Is it one of these?')}</h2>
          <ul className="plain rows">
            {about.cases.map(({ id, name, number: itsNumber }) => (
              <li key={id}>
                <Link to={`${path}?${new URLSearchParams({ case: id })}`} className="tap">
                  <span lang={lang === 'en' && name.en === null ? 'zh-CN' : undefined}>{nameOf(name)}</span>
                </Link>
                <br />
                <span className="hint">{itsNumber === null ? null : <QueryNumber>{itsNumber}</QueryNumber>}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <TextField
        {...number}
        value={number.value ?? about.number}
        label={say('查询号（可不填）', 'Query number (optional)')}
        hint={say('说的是一个办件就填，在收件凭证上。', 'Of the case it is about, on its receipt.')}
      />
      <TextField
        {...own('code')}
        label={say('查询码（填了查询号才要）', 'Query code (with the number)')}
        hint={say('6 位数字', '6 digits')}
        inputMode="numeric"
        short
      />
      <SelectField
        {...own('place')}
        label={say('说的是哪个地方？', 'Which place do you mean?')}
        options={[
          { value: '', text: say('说不清，请你们转', 'I cannot say: pass it on') },
          ...about.places.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
    </>
  )
}
