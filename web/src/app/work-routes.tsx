import { Outlet, type RouteObject } from 'react-router'
import { CasePage } from '../work/case/case-page.tsx'
import { giveCaseFile } from '../work/case/give-case-file.ts'
import { givePaper, givePaperWithCode } from '../work/case/give-paper.ts'
import { loadCase } from '../work/case/load-case.ts'
import { takeCaseStep } from '../work/case/take-case-step.ts'
import { actOnSession } from '../work/counter/act-on-session.ts'
import { giveUploaded } from '../work/counter/give-uploaded.ts'
import { loadSession } from '../work/counter/load-session.ts'
import { readDocument } from '../work/counter/read-document.ts'
import { SessionPage } from '../work/counter/session-page.tsx'
import { loadWindow, WindowPage } from '../work/counter/window-page.tsx'
import { FindPage, findAnything } from '../work/find-page.tsx'
import { leadToRoom } from '../work/lead-to-room.ts'
import { actOnPeers, loadPeers, PeersPage } from '../work/peers-page.tsx'
import { loadPickup, PickupPage } from '../work/pickup-page.tsx'
import { loadReview, ReviewPage } from '../work/review-page.tsx'
import { actOnTicket } from '../work/tickets/answer-ticket.ts'
import { loadTicket, TicketPage } from '../work/tickets/ticket-page.tsx'
import { loadTickets, TicketsPage } from '../work/tickets/tickets-page.tsx'
import { page } from './page.tsx'
import { ProblemPage } from './problem-page.tsx'
import { WorkDocument } from './work-document.tsx'

/** A page that leads on, or answers with a file. */
const none = () => null

/** Every page of the workbench; each demands its own roles. */
export const workRoutes: RouteObject = {
  element: (
    <WorkDocument>
      <Outlet />
    </WorkDocument>
  ),
  errorElement: (
    <WorkDocument>
      <ProblemPage />
    </WorkDocument>
  ),
  children: [
    page({ path: '/w', load: leadToRoom, view: none }),
    page({ path: '/w/window', load: loadWindow, act: readDocument, view: WindowPage }),
    page({ path: '/w/window/session/:id', load: loadSession, act: actOnSession, view: SessionPage }),
    page({ path: '/w/window/session/:id/files/:sha256', load: giveUploaded, view: none }),
    page({ path: '/w/pickup', load: loadPickup, view: PickupPage }),
    page({ path: '/w/cases/:caseId', load: loadCase, act: takeCaseStep, view: CasePage }),
    page({ path: '/w/cases/:caseId/files/:sha256', load: giveCaseFile, view: none }),
    page({ path: '/w/cases/:caseId/papers/:number', load: givePaper, act: givePaperWithCode, view: none }),
    page({ path: '/w/review', load: loadReview, view: ReviewPage }),
    page({ path: '/w/review/:caseId', load: loadCase, act: takeCaseStep, view: CasePage }),
    page({ path: '/w/find', load: findAnything, view: FindPage }),
    page({ path: '/w/complaints', load: loadTickets, view: TicketsPage }),
    page({ path: '/w/complaints/:ticket', load: loadTicket, act: actOnTicket, view: TicketPage }),
    page({ path: '/w/peers', load: loadPeers, act: actOnPeers, view: PeersPage }),
  ],
}
