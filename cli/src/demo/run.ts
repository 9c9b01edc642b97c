import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Lang } from '../language.ts'
import { paintFor } from '../terminal.ts'
import { tellClosing, tellServing } from './closing.ts'
import { reasonOf } from './failure.ts'
import { freshFolder, stopLeftovers, temporaryFolder, usableFolder } from './leftovers.ts'
import { nodeKeeper } from './nodes.ts'
import type { Played } from './play.ts'
import { type Prepared, prepare, type Setting } from './prepare.ts'
import { playJoint } from './story-joint.ts'
import { playOnline } from './story-online.ts'
import { playPeerDown } from './story-peer-down.ts'
import { playRefusal } from './story-refusal.ts'
import { playRelay } from './story-relay.ts'
import { playSilence } from './story-silence.ts'
import { caseLine, isGood } from './summary.ts'
import { type Stage, type Teller, teller } from './tell.ts'
import { type Ended, verifyAll } from './verify-all.ts'

export interface DemoOptions {
  readonly lang: Lang
  readonly env: Readonly<Record<string, string | undefined>>
  readonly once: boolean
  readonly json: boolean
  /** Where the demo keeps its data; else the usual folder, or with `once` a temporary one. */
  readonly data?: string
  readonly usualFolder: string
}

const USUAL_COLUMNS = 130

const stories = [playOnline, playRelay, playJoint, playRefusal, playSilence, playPeerDown]

/** Starts two nodes, plays the stories, verifies every log, and serves on until it is interrupted. True when all went as it should. */
export async function runDemo(options: DemoOptions): Promise<boolean> {
  const started = performance.now()
  const stage = stageFor(options)
  const tell = teller(stage)
  const nodes = nodeKeeper(options.env)
  const interrupt = onInterrupt()
  let folder: string | undefined
  try {
    folder = await folderFor(options)
    const ended = await Promise.race([playAll({ lang: options.lang, tell, folder, nodes }), interrupt.signal])
    if (ended === undefined) {
      stage.close()
      return false
    }
    const elapsedMs = Math.round(performance.now() - started)
    tellEnd(ended, { json: options.json, elapsedMs })
    if (!options.once) {
      await tellServing(ended.prepared, tell)
      await interrupt.signal
    }
    if (!ended.good) await tellLogs(folder, options, tell)
    return ended.good
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

const MOST_LOG_LINES = 5
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

/** Told on standard output; with `--json`, where that is one line, on standard error. */
function stageFor({ lang, env, json }: DemoOptions): Stage & { close(): void } {
  const stream = json ? process.stderr : process.stdout
  const isTerminal = stream.isTTY === true
  let open = true
  return {
    ...{ lang, paint: paintFor(isTerminal, env), columns: stream.columns ?? USUAL_COLUMNS, rewrites: isTerminal },
    write: (text) => void (open && stream.write(text)),
    close: () => {
      open = false
    },
  }
}

interface Interrupt {
  readonly signal: Promise<undefined>
  forget(): void
}

function onInterrupt(): Interrupt {
  let act: () => void = () => undefined
  const signal = new Promise<undefined>((resolve) => {
    act = () => resolve(undefined)
  })
  process.on('SIGINT', act).on('SIGTERM', act)
  return { signal, forget: () => void process.off('SIGINT', act).off('SIGTERM', act) }
}

/** How the demo ended: every case with its logs, and whether all is as it should be. */
export interface DemoEnd {
  readonly prepared: Prepared
  readonly cases: readonly Ended[]
  readonly good: boolean
}

async function playAll(setting: Setting): Promise<DemoEnd> {
  const { tell, lang } = setting
  const prepared = await prepare(setting)
  const { play, founders } = prepared
  const played: Played[] = []
  let broken = 0
  for (const story of stories) {
    try {
      await story(play, (one) => void played.push(one))
    } catch (error) {
      broken++
      tell.bad(reasonOf(error, lang))
    }
  }
  tell.lines([''])
  const cases = await tell.during(
    { zh: '从两个节点导出每份办件日志，离线核验', en: 'Exporting every log from both nodes and verifying it offline' },
    async () => verifyAll(played, founders, await play.clock.now()),
  )
  return { prepared, cases, good: broken === 0 && cases.length > 0 && cases.every(isGood) }
}

function tellEnd({ prepared: { play }, cases, good }: DemoEnd, { json, elapsedMs }: { json: boolean; elapsedMs: number }): void {
  tellClosing(play, cases, { good, elapsedMs })
  if (!json) return
  const nodes = [play.sichuan, play.chongqing].map(({ id, name, process: { address } }) => ({ id, name: name.zh, address }))
  process.stdout.write(`${JSON.stringify({ cases: cases.map((one) => caseLine(one, play.supplement)), nodes, elapsedMs })}\n`)
}
