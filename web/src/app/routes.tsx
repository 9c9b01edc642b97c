import { Outlet, type RouteObject } from 'react-router'
import { AboutPage } from '../about/about-page.tsx'
import { HelpPage } from '../about/help-page.tsx'
import { loadPhone, PhonePage } from '../about/phone-page.tsx'
import { PrivacyPage } from '../about/privacy-page.tsx'
import { actUpload, loadUpload } from '../cases/sending/uploads.ts'
import { ComparePage, loadCompare } from '../catalogue/compare-page.tsx'
import { DictionaryPage, loadDictionary } from '../catalogue/dictionary-page.tsx'
import { loadGuide } from '../catalogue/guide-page.tsx'
import { HomePage, loadHome } from '../catalogue/home-page.tsx'
import { PrintPage } from '../catalogue/paper/print-page.tsx'
import { loadSearch, SearchPage } from '../catalogue/search-page.tsx'
import { AskPage, loadAsk } from '../catalogue/situations/ask-page.tsx'
import { loadPlan, PlanPage } from '../catalogue/situations/plan-page.tsx'
import { BundlePage, BundlesPage, loadBundle, loadBundles } from '../catalogue/ways/bundle-pages.tsx'
import { DepartmentPage, DepartmentsPage, loadDepartment, loadDepartments } from '../catalogue/ways/dept-pages.tsx'
import { loadPair, PairPage } from '../catalogue/ways/pair-page.tsx'
import { loadPlace, loadPlaces, PlacePage, PlacesPage } from '../catalogue/ways/place-pages.tsx'
import {
  BizListPage,
  BizPage,
  LifeListPage,
  LifePage,
  loadBiz,
  loadFirmMatters,
  loadLife,
  loadLifeEvents,
} from '../catalogue/ways/topic-pages.tsx'
import { loadWindow, loadWindows } from '../catalogue/windows/load-windows.ts'
import { WindowPage } from '../catalogue/windows/window-page.tsx'
import { WindowsPage } from '../catalogue/windows/windows-page.tsx'
import { actTicketForm, loadTicketForm } from '../oversight/file-ticket.ts'
import { ComplaintPage, StuckPage } from '../oversight/ticket-form-page.tsx'
import { arrive } from '../sign-in/arrive.ts'
import { KeptPage } from '../sign-in/kept-page.tsx'
import { LoginPage, LogoutPage } from '../sign-in/login-page.tsx'
import { chooseLook, LookPage } from '../sign-in/look-page.tsx'
import { begin, end, signOut, typedOf } from '../sign-in/sign-in.ts'
import { actVouch, loadVouch, VOUCH_PATH, VouchPage } from '../sign-in/vouch.tsx'
import { loadVerify, VerifyPage } from '../verify/verify-page.tsx'
import { LOOK_PATH } from '../visit/mode-switch.tsx'
import { PlaceLine } from '../visit/place-sentence.tsx'
import { AccessibilityPage } from './accessibility-page.tsx'
import { applyPages } from './apply-routes.tsx'
import { PageDocument } from './document.tsx'
import { FollowPage, follow } from './follow.tsx'
import { myPages } from './my-routes.tsx'
import { page } from './page.tsx'
import { ProblemPage } from './problem-page.tsx'
import { GuideWithSayIt } from './say-it-beside.tsx'
import { UiPage } from './ui-page.tsx'
import { workRoutes } from './work-routes.tsx'

const nothing = async () => null

/** Every page there is. Tests read this list, so none can be left out of them. */
export function routesFor({ sample }: { readonly sample: boolean }): RouteObject[] {
  return [
    {
      element: (
        <PageDocument>
          <Outlet />
        </PageDocument>
      ),
      errorElement: (
        <PageDocument>
          <ProblemPage />
        </PageDocument>
      ),
      children: [
        page({ path: '/', load: loadHome, view: HomePage }),
        {
          element: <WithPlaces />,
          children: [
            page({ path: '/items/:id', load: loadGuide, view: GuideWithSayIt }),
            page({ path: '/items/:id/print', load: loadGuide, view: PrintPage }),
            page({ path: '/items/:id/compare', load: loadCompare, view: ComparePage }),
            page({ path: '/items/:id/ask', load: loadAsk, view: AskPage }),
            page({ path: '/items/:id/plan', load: loadPlan, view: PlanPage }),
            ...waysIn,
            page({ path: '/search', load: loadSearch, view: SearchPage }),
          ],
        },
        page({ path: '/track', load: nothing, act: follow, view: FollowPage }),
        ...ticketPages,
        page({ path: '/uploads/:sha256', load: loadUpload, act: actUpload, view: () => null }),
        ...applyPages,
        ...myPages,
        ...signInPages,
        page({ path: '/dictionary', load: loadDictionary, view: DictionaryPage }),
        page({ path: '/verify', load: loadVerify, view: VerifyPage }),
        ...aboutPages,
        ...(sample ? [page({ path: '/ui', load: nothing, view: UiPage })] : []),
      ],
    },
    workRoutes,
  ]
}

/** What stands behind the service, and where a person helps. */
const aboutPages = [
  page({ path: '/help', load: nothing, view: HelpPage }),
  page({ path: '/help/phone', load: loadPhone, view: PhonePage }),
  page({ path: '/privacy', load: nothing, view: PrivacyPage }),
  page({ path: '/about', load: nothing, view: AboutPage }),
  page({ path: '/accessibility', load: nothing, view: AccessibilityPage }),
]

const signInPages = [
  page({ path: '/login', load: (asked) => begin(asked.signIn, asked), view: LoginPage }),
  page({ path: '/login/return', load: (asked) => end(asked.signIn, asked), view: LoginPage }),
  page({ path: '/login/arrive', load: (asked) => arrive(asked.signIn, asked), view: LoginPage }),
  page({ path: VOUCH_PATH, load: loadVouch, act: actVouch, view: VouchPage }),
  page({ path: '/login/kept', load: async ({ signIn, request }) => typedOf(signIn, request), view: KeptPage }),
  page({ path: LOOK_PATH, load: nothing, act: chooseLook, view: LookPage }),
  page({ path: '/logout', load: nothing, act: (asked) => signOut(asked.signIn, asked), view: LogoutPage }),
]

/** To say what went wrong, and what does not get done. */
const ticketPages = [
  page({ path: '/complaints', load: loadTicketForm, act: actTicketForm('complaint'), view: ComplaintPage }),
  page({ path: '/stuck', load: loadTicketForm, act: actTicketForm('stuck'), view: StuckPage }),
]

/** From what somebody lives through, where, by whom, or between which two places, to what can be done. */
const waysIn = [
  page({ path: '/life', load: loadLifeEvents, view: LifeListPage }),
  page({ path: '/life/:event', load: loadLife, view: LifePage }),
  page({ path: '/biz', load: loadFirmMatters, view: BizListPage }),
  page({ path: '/biz/:topic', load: loadBiz, view: BizPage }),
  page({ path: '/windows', load: loadWindows, view: WindowsPage }),
  page({ path: '/windows/:id', load: loadWindow, view: WindowPage }),
  page({ path: '/place', load: loadPlaces, view: PlacesPage }),
  page({ path: '/place/:code', load: loadPlace, view: PlacePage }),
  page({ path: '/dept', load: loadDepartments, view: DepartmentsPage }),
  page({ path: '/dept/:id', load: loadDepartment, view: DepartmentPage }),
  page({ path: '/pair/:from/:to', load: loadPair, view: PairPage }),
  page({ path: '/bundles', load: loadBundles, view: BundlesPage }),
  page({ path: '/bundles/:id', load: loadBundle, view: BundlePage }),
]

/** Pages that depend on where somebody is and whose matter it is. */
function WithPlaces() {
  return (
    <>
      <PlaceLine />
      <Outlet />
    </>
  )
}
