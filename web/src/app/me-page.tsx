import type { ComponentProps } from 'react'
import { loadMyCases, type MyCasesData, MyCasesPage } from '../cases/mine/my-cases-page.tsx'
import { loadMyTickets, MyTicketList, type MyTickets } from '../oversight/my-tickets.tsx'
import { Link } from '../visit/link.tsx'
import { useVisit } from '../visit/visit.ts'

type MeRequest = Parameters<typeof loadMyCases>[0]

/** All that is the person's own: what they began, what is under way, what they said went wrong. */
export const loadMe = async (asked: MeRequest): Promise<MyCasesData & MyTickets> => ({
  ...(await loadMyCases(asked)),
  ...(await loadMyTickets(asked)),
})

interface MeProps {
  readonly data: MyCasesData & MyTickets
  readonly done: ComponentProps<typeof MyCasesPage>['done']
}

export const MePage = ({ data, done }: MeProps) => (
  <MyCasesPage data={data} done={done}>
    <MyTicketList tickets={data.tickets} />
    <DataLogLink />
  </MyCasesPage>
)

function DataLogLink() {
  const { say } = useVisit()
  return (
    <p className="read after">
      <Link to="/me/data-log" className="tap">
        {say('谁用了我的数据', 'Who used my data')}
      </Link>
    </p>
  )
}
