import type { Watch } from '@tongban/server/node'

/** The process is gone: whatever its code still tries, it reaches nothing any more. */
export class Crashed extends Error {}

/** What is to befall a node at one of the statements by which it writes. */
export interface Plan {
  /** `connectionLost`: to its PostgreSQL, which goes on; so nobody at the node knows what became of a commit. */
  readonly what: 'crash' | 'diskFull' | 'connectionLost'
  readonly over: 'statement' | 'commit'
  /**
   * Which one from now on, counted from 1: of the writing statements, among them each `commit` and what commits by itself; or of the
   * commits of transactions that wrote.
   */
  readonly at: number
  /** Before it goes to PostgreSQL, or when its answer comes back: so a commit may stand and nobody know. */
  readonly when: 'before' | 'after'
}

const WRITES = /^\s*(insert|update|delete|with|commit)\b/i
const BEGINS = /^\s*begin\b/i
const COMMITS = /^\s*commit\b/i

/** PostgreSQL's own error for a full disk. */
const diskFull = (): Error => Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' })

/** What the driver says of a connection that broke. */
const connectionLost = (): Error => Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })

/** Stands at a node's statements and lets happen what is planned. */
export class Mishap {
  #plan: Plan | undefined
  #passed = 0
  /** Whether the transaction under way has written. */
  #hasWritten = false
  /** Whether the statement under way is one of those that the plan counts. */
  #isCounted = false
  #isCalm = false
  /** True from the moment of the crash to the next boot. */
  isDead = false
  /** While true every statement that writes finds the disk full; a commit of what is written does not. */
  isDiskFull = false
  /** Statements by which the node wrote since it was last asked, for whoever wants to look only where something changed. */
  writes = 0

  plan(plan: Plan | undefined): void {
    this.#plan = plan
    this.#passed = 0
  }

  /** Whether what was planned has not happened. */
  get isPending(): boolean {
    return this.#plan !== undefined
  }

  /** Does something to which no mishap comes, and nothing of it is counted. */
  async calmly<T>(act: () => Promise<T>): Promise<T> {
    this.#isCalm = true
    try {
      return await act()
    } finally {
      this.#isCalm = false
    }
  }

  readonly watch: Watch = {
    before: (statement) => {
      this.mustLive()
      this.#isCounted = false
      if (BEGINS.test(statement)) this.#hasWritten = false
      if (!WRITES.test(statement)) return
      this.writes++
      if (this.#isCalm) return
      const commits = COMMITS.test(statement)
      if (this.isDiskFull && !commits) throw diskFull()
      this.#isCounted = this.#plan?.over === 'commit' ? commits && this.#hasWritten : true
      this.#hasWritten ||= !commits
      if (!this.#isCounted) return
      this.#passed++
      this.#strike('before')
    },
    after: () => {
      this.mustLive()
      if (!this.#isCounted) return
      this.#isCounted = false
      this.#strike('after')
    },
  }

  mustLive(): void {
    if (this.isDead) throw new Crashed('the process is dead')
  }

  #strike(when: Plan['when']): void {
    const plan = this.#plan
    if (!plan || plan.when !== when || plan.at !== this.#passed) return
    this.#plan = undefined
    if (plan.what === 'diskFull') throw diskFull()
    if (plan.what === 'connectionLost') throw connectionLost()
    this.isDead = true
    throw new Crashed(`crashed ${when} ${plan.over} ${plan.at}`)
  }
}
