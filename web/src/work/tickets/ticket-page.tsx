import type { CaseState } from '@tongban/protocol/case/transitions'
import { outcomesOf, turnsDown } from '@tongban/protocol/event/ticket'
import type { paths } from '../../api/api.ts'
import { answered, answeredIfKnown } from '../../api/refusal.ts'
import { stateWords } from '../../cases/words.ts'
import { kindWords, outcomeWords } from '../../oversight/ticket-words.ts'
import { forStaff } from '../../sign-in/demand.ts'
import { ChoiceField, ErrorSummary, TextField } from '../../ui/field.tsx'
import { SummaryList } from '../../ui/plain.tsx'
import { Link } from '../../visit/link.tsx'
import { namesOfPlaces } from '../../visit/place-names.ts'
import { useVisit } from '../../visit/visit.ts'
import { dayText } from '../../visit/when.ts'
import { DaysLeft } from '../days-left.tsx'
import type { Names } from '../desk.ts'
import type { AnswerDone, TicketAsked } from './answer-ticket.ts'

type Ticket = paths['/tickets/{ticketId}']['get']['responses'][200]['content']['application/json']

export interface TicketOnDesk {
  readonly ticket: Ticket
  readonly names: Names
  readonly itemName: string | null
}

export async function loadTicket(asked: TicketAsked): Promise<TicketOnDesk> {
  const { api } = await forStaff(asked, 'supervisor', 'operator')
  const path = { ticketId: asked.params['ticket'] ?? '' }
  const ticket = await answered(api.GET('/tickets/{ticketId}', { params: { path } }))
  const { item, place, case: about } = ticket
  const found = item === null ? undefined : await answeredIfKnown(api.GET('/items/{id}', { params: { path: { id: item } } }))
  return { ticket, names: await namesOfPlaces(api, [place, ...(about ? [about.holder] : [])]), itemName: found?.name ?? item }
}

/** One ticket: what was said and about what, and the answer, or the form for it. */
export function TicketPage({ data, done }: { data: TicketOnDesk; done: AnswerDone | undefined }) {
  const { say } = useVisit()
  const { ticket } = data
  const kind = say(...kindWords[ticket.kind].name)
  return (
    <div className="page body">
      <title>{`${kind} ${ticket.number} · ${say('工作台', 'Workbench')}`}</title>
      <p className="hint">
        <Link to="/w/complaints" className="tap">
          {say('投诉和办不成事', 'Complaints')}
        </Link>
      </p>
      <ErrorSummary title={say('还不能答复', 'It cannot be answered yet')} errors={done?.errors ?? []} />
      <h1>{`${kind} ${ticket.number}`}</h1>
      {ticket.answer ? null : (
        <p>
          <DaysLeft days={ticket.daysLeft} />{' '}
          {say(`最迟 ${dayText(say, ticket.due)}答复`, `answer by ${dayText(say, ticket.due)}`)}
        </p>
      )}
      <Said {...data} />
      {ticket.answer ? <Given answer={ticket.answer} /> : <AnswerForm ticket={ticket} done={done} />}
    </div>
  )
}

function Said({ ticket, names, itemName }: TicketOnDesk) {
  const { say, nameOf } = useVisit()
  const { words, wish, name, phone, place, filedDay, case: about } = ticket
  const none = say('没有留', 'not given')
  const text = (value: string) => <span lang="zh-CN">{value}</span>
  return (
    <SummaryList
      rows={[
        { term: say('说的地方', 'Place'), value: text(names[place] ?? place) },
        ...(itemName === null ? [] : [{ term: say('事项', 'Item'), value: text(itemName) }]),
        ...(about === null
          ? []
          : [
              {
                term: say('办件', 'Case'),
                value: `${about.queryNumber ?? nameOf(about.item.name)} · ${say(...stateWords[about.state as CaseState])} · ${names[about.holder] ?? about.holder}`,
              },
            ]),
        { term: say('哪天说的', 'Filed'), value: dayText(say, filedDay) },
        { term: say(...kindWords[ticket.kind].what), value: text(words) },
        ...(wish === null ? [] : [{ term: say('希望怎么解决', 'What should be done'), value: text(wish) }]),
        { term: say('称呼', 'Name'), value: name === null ? none : text(name) },
        { term: say('电话', 'Phone'), value: phone ?? none },
      ]}
    />
  )
}

function Given({ answer }: { answer: NonNullable<Ticket['answer']> }) {
  const { say } = useVisit()
  return (
    <>
      <h2>{say(`已答复：${outcomeWords[answer.outcome][0]}`, `Answered: ${outcomeWords[answer.outcome][1]}`)}</h2>
      <SummaryList
        rows={[
          { term: say('哪天', 'Day'), value: dayText(say, answer.day) },
          { term: say('查到的情况', 'Found'), value: <span lang="zh-CN">{answer.findings}</span> },
          { term: say('怎么处理', 'Done about it'), value: <span lang="zh-CN">{answer.measures}</span> },
          ...(answer.remedy === null
            ? []
            : [{ term: say('还可以', 'What is open'), value: <span lang="zh-CN">{answer.remedy}</span> }]),
        ]}
      />
    </>
  )
}

function AnswerForm({ ticket, done }: { ticket: Ticket; done: AnswerDone | undefined }) {
  const { say, href, path } = useVisit()
  const typed = done?.typed ?? {}
  const own = (name: string) => ({ name, value: typed[name], error: done?.errors.find(({ field }) => field === name)?.message })
  const { value: chosen, ...outcome } = own('outcome')
  const negative = outcomesOf[ticket.kind].filter(turnsDown).map((one) => say(...outcomeWords[one]))
  return (
    <form method="post" action={href(path)} className="step-form">
      <h2>{say('答复', 'Answer')}</h2>
      <ChoiceField
        {...outcome}
        label={say('结论', 'Finding')}
        options={outcomesOf[ticket.kind].map((one) => ({ value: one, text: say(...outcomeWords[one]), chosen: chosen === one }))}
      />
      <TextField {...own('findings')} label={say('查到的情况和理由', 'What was found, and why')} lines />
      <TextField {...own('measures')} label={say('怎么处理', 'What is done about it')} lines />
      <TextField
        {...own('remedy')}
        label={say('还可以怎么办', 'What the person may do next')}
        hint={say(`“${negative}”时必填。`, `Needed with “${negative}”.`)}
        lines
      />
      <p className="acts">
        <button className="btn" type="submit" data-key="F8">
          {say('答复', 'Answer')} <kbd>F8</kbd>
        </button>
        <Link to="/w/complaints" className="btn quiet">
          {say('先不答复', 'Not yet')}
        </Link>
      </p>
    </form>
  )
}
