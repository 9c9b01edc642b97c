import type { Page } from 'playwright-core'
import type { RunningDemo } from './demo-process.ts'
import { instantItem, instantTakenIn, openStep, press, shows, takesOver, unemploymentTakenIn, withBadPortrait } from './desk.ts'
import type { ExamplePage } from './every-page.ts'
import { relayItem, sample, signedInAs, signInAt, withSession } from './staff.ts'
import { withTicketOnDesk } from './tickets.ts'

type Demo = Omit<RunningDemo, 'stop'>

/** A page in another state than its first: the address alone does not say what stands there. Looked at as every page is. */
export interface OtherView extends ExamplePage {
  readonly view: string
}

const SESSION = '/w/window/session/:id'
const REVIEW = '/w/review/:caseId'

/** A person is at the counter and the item is chosen: the questions of its situation, with the rights of this counter beside them. */
async function withQuestions(demo: Demo, page: Page): Promise<string> {
  const path = await withSession(demo, page)
  await press(page, new RegExp(relayItem))
  await shows(page, '什么情形')
  await shows(page, '本窗口的权')
  return path
}

/** Something is not right: taken in and told of by F9, with the notice to print. */
async function withNotice(demo: Demo, page: Page): Promise<string> {
  await signInAt(page, demo.chongqing, sample.counterClerk, '/w/window')
  await withBadPortrait(page)
  await page.keyboard.press('F9')
  await shows(page, '打印补正材料一次性告知书')
  return new URL(page.url()).pathname
}

/** A material that is always wanted is not there: no case, and what is missing is told once and kept. */
async function withMissing(demo: Demo, page: Page): Promise<string> {
  const path = await withQuestions(demo, page)
  await press(page, /^看要交什么/)
  await shows(page, '停在一行')
  await page.getByRole('radio', { name: /缺/ }).first().check()
  await page.keyboard.press('F9')
  await shows(page, '先不开办件')
  return path
}

/** An instant case taken in at the counter and taken over in the office: the one confirmation for accepting and granting. */
async function withConfirmation(demo: Demo, page: Page): Promise<string> {
  await signInAt(page, demo.chongqing, sample.counterClerk, '/w')
  return `${await atOffice(demo, page, await instantTakenIn(page, instantItem))}?do=atOnce`
}

/** A case that its examiner is about to refuse, approved by a second one. */
export async function withRefusal(demo: Demo, page: Page): Promise<string> {
  await signInAt(page, demo.chongqing, sample.counterClerk, '/w')
  const path = await atOffice(demo, page, await unemploymentTakenIn(page))
  await openStep(page, /^受理/)
  await press(page, /^确认：受理/)
  await shows(page, '受理：已记入办件')
  const browser = page.context().browser()
  if (browser === null) throw new Error('the page belongs to no browser')
  const second = await signedInAs(browser, demo.sichuan, sample.otherSecond, new URL(path).pathname)
  await openStep(second, /^不予/)
  await press(second, /^我复核同意/)
  await shows(second, '您已同意')
  await second.context().close()
  return `${path}?do=refuse`
}

/** The same browser goes on at the office that the case was sent to; answers where the case stands there. */
async function atOffice(demo: Demo, page: Page, caseId: string): Promise<string> {
  await page.context().clearCookies()
  await signInAt(page, demo.sichuan, sample.otherExaminer, '/w')
  const address = `${demo.sichuan.web}/w/review/${caseId}`
  await takesOver(page, address, (name) => page.keyboard.press(name))
  return address
}

/** Every such view. */
export const otherViews: readonly OtherView[] = [
  { pattern: '/search', view: 'asking back among ten', address: () => `/search?q=${encodeURIComponent('公积金')}` },
  { pattern: '/dept', view: 'the second seven', address: () => '/dept?part=2' },
  { pattern: SESSION, view: 'the questions of the situation', address: withQuestions },
  { pattern: SESSION, view: 'taken in with the one-time notice', address: withNotice },
  { pattern: SESSION, view: 'told what is missing, without a case', address: withMissing },
  { pattern: SESSION, view: 'not taken in here', address: async (...all) => `${await withQuestions(...all)}?out=1` },
  { pattern: REVIEW, view: 'accepting and granting at once', address: withConfirmation },
  { pattern: REVIEW, view: 'refusing, approved by a second', address: withRefusal },
  {
    pattern: '/w/complaints',
    view: 'in the hands of others',
    address: async (...all) => {
      await withTicketOnDesk(...all)
      return '/w/complaints?waiting=answered'
    },
  },
]
