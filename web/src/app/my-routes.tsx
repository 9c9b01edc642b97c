import type { RouteObject } from 'react-router'
import { loadMyCase } from '../cases/mine/my-case.ts'
import { actMyCase, MyCasePage } from '../cases/mine/my-case-page.tsx'
import { loadMyCases, MyCasesPage } from '../cases/mine/my-cases-page.tsx'
import { actOpenByCode } from '../cases/mine/open-by-code.tsx'
import { actRate, loadRate, RatePage } from '../cases/mine/rate-page.tsx'
import { actSupplement, loadSupplement, SupplementPage } from '../cases/mine/supplement-page.tsx'
import { page } from './page.tsx'

/** What a person began and what is under way. */
export const myPages: readonly RouteObject[] = [
  page({ path: '/me', load: loadMyCases, act: actOpenByCode, view: MyCasesPage }),
  page({ path: '/me/cases/:case', load: loadMyCase, act: actMyCase, view: MyCasePage }),
  page({ path: '/me/cases/:case/supplement', load: loadSupplement, act: actSupplement, view: SupplementPage }),
  page({ path: '/me/cases/:case/rate', load: loadRate, act: actRate, view: RatePage }),
]
