import { rm } from 'node:fs/promises'
import { uuidv7 } from '@tongban/protocol/ids'
import type { NodeKeys } from '@tongban/protocol/suite/suite'
import type { Founders } from '@tongban/protocol/trust/trust-list'
import {
  createLog,
  createNode,
  type Db,
  type Files,
  type NodeParts,
  openDb,
  openFiles,
  type Random,
  type TongbanNode,
} from '@tongban/server/node'
import { type Chance, chanceOf } from '../chance.ts'
import type { Region } from '../world/regions.ts'
import { keysOf, suites } from '../world/trust.ts'
import { Crashed, Mishap } from './mishap.ts'

/** What a node of the simulation is made from. */
export interface Making {
  readonly region: Region
  readonly url: string
  readonly folder: string
  readonly founders: Founders
  readonly fetch: (from: SimNode, url: string, init: RequestInit) => Promise<Response>
  /** The one time of the simulated world, in milliseconds. */
  readonly time: () => number
}

/** A node under the scheduler: real code on a real database, and every door to the world in the scheduler's hand. */
export class SimNode {
  readonly region: Region
  readonly id: string
  readonly mishap = new Mishap()
  /** The database as an onlooker sees it: no mishap befalls a look. */
  readonly looker: Db
  /** How far its clock is ahead of the world's. */
  skewMs = 0
  /** The latest that its clock has shown in this story: nothing it signed bears a later time. */
  latestMs = 0
  /** Whether it says to the others which trust list or agreement it went over to. */
  announces = false
  keys: NodeKeys | undefined
  /** Every key it has had in this story, for whoever judges old signatures. */
  keysEver: NodeKeys[] = []
  /** Answers that it never meant to give: 500 is what a bug answers, whatever befell it. */
  readonly surprises: string[] = []
  readonly #making: Making
  readonly #db: Db
  readonly #aside: Db
  #chance: Chance = chanceOf('unseeded')
  #node: TongbanNode | undefined

  constructor(making: Making) {
    const { region, url } = making
    this.region = region
    this.id = region.node
    this.#making = making
    const options = { url, clock: this.clock, size: 1 }
    this.looker = openDb(options)
    this.#db = openDb({ ...options, watch: this.mishap.watch })
    this.#aside = openDb({ ...options, watch: this.mishap.watch })
  }

  get clock() {
    const now = () => {
      const ms = this.#making.time() + this.skewMs
      this.latestMs = Math.max(this.latestMs, ms)
      return new Date(ms)
    }
    return { now }
  }

  get isUp(): boolean {
    return this.#node !== undefined && !this.mishap.isDead
  }

  /** The running node. */
  get running(): TongbanNode {
    if (!this.#node || this.mishap.isDead) throw new Crashed(`${this.id} is down`)
    return this.#node
  }

  noteAnswer(asked: string, { statusCode, payload }: { readonly statusCode: number; readonly payload: string }): void {
    if (statusCode === 500) this.surprises.push(`${asked} at ${this.id}: ${payload}`)
  }

  /** All the node's own luck comes from here until the next seeding. */
  seed(...name: readonly (string | number)[]): void {
    this.#chance = chanceOf(...name, this.id)
  }

  random(): Random {
    const bytes = (count: number) => this.#chance.bytes(count)
    return { bytes, uuid: (nowMs) => uuidv7(nowMs, bytes(10)) }
  }

  /** Starts the process anew: a fresh composition on the same database, as after a crash. */
  async boot(): Promise<void> {
    const { region, folder, founders } = this.#making
    await this.shut()
    this.mishap.isDead = false
    // A node does not start on a full disk; whoever starts it makes room first.
    this.mishap.isDiskFull = false
    this.keys ??= await keysOf(region.node)
    if (!this.keysEver.includes(this.keys)) this.keysEver.push(this.keys)
    this.#node = await createNode(await this.#parts(this.keys, folder, founders))
    await this.#node.recover()
    await this.#node.app.ready()
  }

  /** Ends the process without a word. What its code still has under way reaches nothing. */
  crash(): void {
    this.mishap.isDead = true
  }

  async shut(): Promise<void> {
    this.mishap.plan(undefined)
    const node = this.#node
    this.#node = undefined
    await node?.app.close()
  }

  /** Removes what another story, or the same one played before, left on its disk: a file that is there already is not asked for again. */
  async clearDisk(): Promise<void> {
    await rm(`${this.#making.folder}/files`, { recursive: true, force: true })
  }

  async close(): Promise<void> {
    await this.shut()
    await Promise.all([this.#db.close(), this.#aside.close(), this.looker.close()])
  }

  async #parts(keys: NodeKeys, folder: string, founders: Founders): Promise<NodeParts> {
    const random = this.random()
    return {
      ...{ db: this.#db, aside: this.#aside, clock: this.clock, random, keys, suites, founders, folder },
      files: this.#doorOf(await openFiles({ folder: `${folder}/files`, random, process: 'simulated' })),
      fetch: ((url: string, init: RequestInit = {}) => this.#making.fetch(this, url, init)) as typeof fetch,
      log: createLog({ level: 'silent' }),
      // The same after each crash, as the file of a real node is.
      secret: new TextEncoder().encode(this.id),
      me: this.id,
      process: 'simulated',
      version: 'simulated',
      requestsPerMinute: 0,
      testNumbers: true,
      // What a comparison had repaired comes by later steps: in a world that stands still meanwhile, waiting for it is idle.
      exchange: { filesAtOnce: 1, repairWithinMs: 0, announces: this.announces },
    }
  }

  /** The disk of the node: full when its database is, and out of reach once it is dead. */
  #doorOf(files: Files): Files {
    const guarded =
      <Args extends unknown[], Answer>(act: (...args: Args) => Promise<Answer>) =>
      async (...args: Args): Promise<Answer> => {
        this.mishap.mustLive()
        if (this.mishap.isDiskFull) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
        return act(...args)
      }
    const { put, parts } = files
    return { ...files, put: guarded(put), parts: { ...parts, write: guarded(parts.write), finish: guarded(parts.finish) } }
  }
}
