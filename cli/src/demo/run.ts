import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Lang } from '../language.ts'
import { reasonOf } from './failure.ts'
import { onInterrupt } from './interrupt.ts'
import type { DemoEnd } from './play-all.ts'
import { freshFolder, stopLeftovers, temporaryFolder, usableFolder } from './regions/leftovers.ts'
import { nodeKeeper } from './regions/nodes.ts'
import { type RegionSuites, type Setting, start } from './regions/start.ts'
import { openStage } from './stage.ts'
import { type Teller, teller } from './tell.ts'

export interface DemoOptions {
  readonly lang: Lang
  readonly env: Readonly<Record<string, string | undefined>>
  readonly suites: RegionSuites
  readonly once: boolean
  readonly json: boolean
  /** Where the demo keeps its data; else the usual folder, or with `once` a temporary one. */
  readonly data?: string
  readonly usualFolder: string
}

/** Starts two nodes, plays the stories, verifies every log, and serves on until it is interrupted. True when all went as it should. */
export async function runDemo(options: DemoOptions): Promise<boolean> {
  const stage = openStage(options)
  const tell = teller(stage)
  const nodes = nodeKeeper(options.env)
  const interrupt = onInterrupt()
  let folder: string | undefined
  try {
    folder = await folderFor(options)
    const ended = await Promise.race([
      played({ lang: options.lang, suites: options.suites, tell, folder, nodes }, options),
      interrupt.signal,
    ])
    if (ended === undefined) stage.close()
    else if (!ended.good) await tellLogs(folder, options, tell)
    if (ended && !options.once) await interrupt.signal
    return ended?.good ?? false
  } catch (error) {
    tell.bad(reasonOf(error, options.lang))
    if (folder !== undefined) await tellLogs(folder, options, tell)
    return false
  } finally {
    await nodes.stopAll()
    if (folder !== undefined) await clear(folder, options)
    interrupt.forget()
  }
}

async function played(setting: Setting, { json, once }: DemoOptions): Promise<DemoEnd> {
  const [started, { playAll, openSignIns, tellServing }] = await start(setting, loadRest)
  const ended = await playAll(setting, started)
  if (!once) await openSignIns(ended.play)
  // The time since this process began, for that is what a person has waited.
  if (json) process.stdout.write(`${JSON.stringify({ ...ended.line, elapsedMs: Math.round(performance.now()) })}\n`)
  if (!once) await tellServing(ended.play, started.foundersFile)
  return ended
}

async function loadRest() {
  const [{ playAll }, { openSignIns, tellServing }] = await Promise.all([import('./play-all.ts'), import('./closing.ts')])
  return { playAll, openSignIns, tellServing }
}

const MOST_LOG_LINES = 12
const MOST_LOG_COLUMNS = 600

/** The last words of each node: where the demo did not end well they are the first thing to look at, and a temporary folder goes. */
async function tellLogs(folder: string, { lang }: DemoOptions, tell: Teller): Promise<void> {
  for (const name of await readdir(folder)) {
    const log = await readFile(join(folder, name, 'node.log'), 'utf8').catch(() => '')
    const lines = log.split('\n').filter((line) => line !== '' && !line.startsWith('{"serving"'))
    if (lines.length === 0) continue
    const shown = lines.slice(-MOST_LOG_LINES).map((line) => `    ${line.slice(0, MOST_LOG_COLUMNS)}`)
    tell.lines([lang === 'zh' ? `  节点 ${name} 的日志：` : `  Log of node ${name}:`, ...shown])
  }
}

/** A node that was ended while it started may have left its PostgreSQL behind. */
async function clear(folder: string, { once, data }: DemoOptions): Promise<void> {
  await stopLeftovers(folder)
  if (once && data === undefined) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

async function folderFor({ data, once, usualFolder }: DemoOptions): Promise<string> {
  if (data === undefined && once) return temporaryFolder()
  const folder = data ?? (await usableFolder(usualFolder))
  await freshFolder(folder)
  return folder
}
