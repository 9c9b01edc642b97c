import { readFileSync } from 'node:fs'
import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** One program for the page: its files use what the ones before them say. */
const inPage = ['measure.js', 'focus.js', 'edges.js', 'choices.js']
  .map((name) => readFileSync(new URL(`in-page/${name}`, import.meta.url), 'utf8'))
  .join('\n')

/** What a mode promises of sizes, in CSS pixels (goals 9 and 10). */
export interface Limits {
  readonly text: number
  readonly main: number
  readonly other: number
  /** Line height over font size. */
  readonly line: number
}

export const elder: Limits = { text: 20, main: 60, other: 44, line: 1.6 }
export const portal: Limits = { text: 16, main: 44, other: 44, line: 1.5 }
export const workbench: Limits = { text: 14, main: 32, other: 32, line: 1.3 }

/** Rules of WCAG 2.0 to 2.2, A and AA. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface AxeResults {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
  }[]
}

/** What axe finds wrong, a line each; `contrast: 7` asks for what large print promises. */
export async function violations(page: Page, { contrast = 4.5 }: { readonly contrast?: 4.5 | 7 } = {}): Promise<string[]> {
  await page.evaluate(axe.source)
  const rules = { 'color-contrast-enhanced': { enabled: contrast === 7 }, 'target-size': { enabled: true } }
  const options = JSON.stringify({ runOnly: { type: 'tag', values: tags }, rules, resultTypes: ['violations'] })
  const found = await page.evaluate<AxeResults>(`axe.run(document, ${options})`)
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  )
}

/** Brings what measures into the page, once, and asks it. */
const measured = (page: Page, what: string): Promise<string[]> =>
  page.evaluate<string[]>(`(() => { if (!globalThis.tongbanFocus) { (() => {${inPage}\n})() } return ${what} })()`)

/** What is smaller than it may be. */
export const tooSmall = (page: Page, limits: Limits): Promise<string[]> =>
  measured(page, `tongbanMeasure.sizes(${JSON.stringify(limits)})`)

/** What has to be scrolled to the side. */
export const sideways = (page: Page): Promise<string[]> => measured(page, 'tongbanMeasure.sideways()')

/** The same with every text twice as large. */
export const sidewaysAtDoubleText = (page: Page): Promise<string[]> => measured(page, 'tongbanMeasure.sidewaysAtDoubleText()')

/** What a strict policy would stop: handlers, styles and scripts written into the page itself; and scripts that do not wait for it. */
export const unsafeIn = (page: Page): Promise<string[]> => measured(page, 'tongbanMeasure.unsafe()')

/** Where the focus is not seen, or lies behind something, at the element that has it. */
export const lostFocus = (page: Page): Promise<string[]> => measured(page, 'tongbanFocus.atFocus()')

/** The same at everything on the page that can have it. */
export const lostFocusAnywhere = (page: Page): Promise<string[]> => measured(page, 'tongbanFocus.everywhere()')

/** What one types into or presses that does not stand out from its ground, and icons that do not. */
export const paleEdges = (page: Page): Promise<string[]> => measured(page, 'tongbanEdges.pale()')

/** Where a page of large print gives too much to choose from as it comes, or a person who helps does not come first. */
export const tooMuchAtOnce = (page: Page): Promise<string[]> =>
  measured(page, '[...tongbanChoices.tooManyGroups(), ...tongbanChoices.helpLater()]')

/** Where one group of choices is too large, folded ones unfolded before. */
export const tooManyChoices = (page: Page): Promise<string[]> => measured(page, 'tongbanChoices.tooManyChoices()')

/** Paragraphs that stand nearer to each other than so many lines. */
export const tightParagraphs = (page: Page, least: number): Promise<string[]> =>
  measured(page, `tongbanChoices.tightParagraphs(${least})`)

/** Opens whatever a page keeps folded, so that it is looked at too. */
export const unfold = (page: Page): Promise<void> =>
  page.evaluate('document.querySelectorAll("details").forEach((one) => one.setAttribute("open", ""))')
