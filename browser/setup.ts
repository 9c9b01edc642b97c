import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { findBrowser, noBrowser } from '../tools/browser.mjs'
import { type RunningDemo, startDemo } from './demo-process.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The nodes and cases of the demo that runs for all browser tests. */
    demo: Omit<RunningDemo, 'stop'>
    /** Where the one browser can be reached. */
    browser: string
  }
}

/** What a browser does by itself has no business in a test; QUIC and the sandbox do not work for root in a container. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** One demo and one browser for all files of the part. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error(noBrowser)
  const [{ stop, ...demo }, browser] = await Promise.all([
    startDemo(),
    chromium.launchServer({ executablePath, args: browserArguments }),
  ])
  project.provide('demo', demo)
  project.provide('browser', browser.wsEndpoint())
  return async () => {
    await Promise.all([browser.close(), stop()])
  }
}
