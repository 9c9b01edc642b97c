import type { RouteObject } from 'react-router'
import { loadMyCase } from '../cases/mine/my-case.ts'
import { actMyCase } from '../cases/mine/my-case-page.tsx'
import { loadMyParent, MyParentPage } from '../cases/mine/my-parent-page.tsx'
import { actOpenByCode } from '../cases/mine/open-by-code.tsx'
import { actRate, loadRate } from '../cases/mine/rate-page.tsx'
import { actSupplement, loadSupplement, SupplementPage } from '../cases/mine/supplement-page.tsx'
import { DataLogPage, loadDataLog } from '../data-log/data-log-page.tsx'
import { loadMyTicket, MyTicketPage } from '../oversight/my-tickets.tsx'
import { giveOwnPaper } from '../work/case/give-paper.ts'
import { loadMe, MePage } from './me-page.tsx'
import { page } from './page.tsx'
import { MyCaseWithSayIt, RateWithSayIt } from './say-it-beside.tsx'

/** What a person began and what is under way. */
export const myPages: readonly RouteObject[] = [
  page({ path: '/me', load: loadMe, act: actOpenByCode, view: MePage }),
  page({ path: '/me/data-log', load: loadDataLog, view: DataLogPage }),
  page({ path: '/me/tickets/:ticket', load: loadMyTicket, view: MyTicketPage }),
  page({ path: '/me/cases/:case', load: loadMyCase, act: actMyCase, view: MyCaseWithSayIt }),
  page({ path: '/me/cases/:caseId/papers/:number', load: giveOwnPaper, view: () => null }),
  page({ path: '/me/parents/:parent', load: loadMyParent, view: MyParentPage }),
  page({ path: '/me/cases/:case/supplement', load: loadSupplement, act: actSupplement, view: SupplementPage }),
  page({ path: '/me/cases/:case/rate', load: loadRate, act: actRate, view: RateWithSayIt }),
]
