import { type CaseAction, caseEventTypes, requestedType } from '../../event/actions.ts'
import { hasDay, type SubmitFacts } from '../../event/facts.ts'
import { type ChainHeader, type Duty, type RequestHeader, schemaOf } from '../../event/header.ts'
import { handOverLimit } from '../conditions.ts'
import { type FollowRefusal, follow } from '../follow.ts'
import type { Standing } from '../standing.ts'
import type { Terms } from '../step.ts'
import { countingDay, dayOf, legalTime } from '../time.ts'

export const window = '500103:window'
export const police = '511602:gongan'
export const office = '511602:renshe'
const caseId = '019cb1a2-3400-7000-8000-000000000001'

export const duty = (place: string, role: Duty['role'], through?: string): Duty => ({
  ...{ place, role, organisation: place, actor: role === 'applicant' || role === 'rule' ? role : `a-${role}` },
  ...(through === undefined ? {} : { through }),
})
export const clerk = duty(window, 'clerk')
export const examiner = duty(police, 'examiner')
export const person = duty(window, 'applicant')
export const rule = duty(police, 'rule')

export const everyRight: Terms = {
  rights: ['accept', 'notice', 'originals', 'deliver'],
  handOverDays: { result: 1, paper: 2, push: 1 },
  recheckDays: 1,
}
export const noRight: Terms = { ...everyRight, rights: [] }

export interface Telling {
  readonly answers?: RequestHeader
  readonly sections?: readonly ChainHeader['bodies'][number]['section'][]
  /** Members of the header as a careless or hostile writer would set them. */
  readonly header?: Partial<ChainHeader>
}

/** Headers of a case in memory, without hashes or seals: what the life table alone reads. */
export class PlainCase {
  readonly born: SubmitFacts
  terms: Terms
  standing: Standing | undefined
  last: ChainHeader | undefined
  #now = '2026-03-02T01:00:00.000Z'
  #count = 10

  constructor(born: Partial<SubmitFacts> = {}, terms: Terms = everyRight) {
    this.terms = terms
    this.born = {
      ...{
        mode: 'relay',
        item: 'item-1',
        version: 'A'.repeat(43),
        agreement: null,
        receivingPlace: window,
        decidingPlace: police,
      },
      ...{
        unit: 'working',
        legalDays: 20,
        promisedDays: 7,
        noticeDays: 5,
        deliveryDays: 10,
        joint: false,
        instant: false,
        second: false,
      },
      ...born,
    }
  }

  /** Turns the clock to a time of day in China, `2026-03-02 09:30`. */
  at(time: string): this {
    this.#now = new Date(`${time.replace(' ', 'T')}:00.000+08:00`).toISOString()
    return this
  }

  /** Turns the clock on by hours. */
  after(hours: number): this {
    this.#now = new Date(Date.parse(this.#now) + hours * 3_600_000).toISOString()
    return this
  }

  /** Writes an act; `ok`, or why the life table refuses it. A refused one leaves no trace. */
  attempt(action: CaseAction, by: Duty, facts: object = {}, telling: Telling = {}): 'ok' | FollowRefusal {
    const header = this.#compose(action, by, facts, telling)
    const sameNode = this.standing?.holder.slice(0, 2) === this.born.receivingPlace.slice(0, 2)
    const followed = follow(this.standing, { header, request: telling.answers, terms: this.terms, sameNode })
    if (!followed.ok) return followed.why
    this.standing = followed.standing
    this.last = header
    return 'ok'
  }

  /** Writes acts that must pass. */
  must(...acts: readonly (readonly [CaseAction, Duty, object?, Telling?])[]): this {
    for (const [action, by, facts, telling] of acts) {
      const outcome = this.attempt(action, by, facts, telling)
      if (outcome !== 'ok') throw new Error(`${action} by ${by.role} of ${by.place}: ${outcome}`)
    }
    return this
  }

  ask(action: CaseAction, by: Duty, facts: object = {}): RequestHeader {
    const common = this.#common(by)
    const day = hasDay(action) ? { day: dayOf(this.#now) } : {}
    return {
      ...common,
      type: requestedType,
      time: this.#now,
      madeAt: this.#now,
      dataschema: schemaOf(requestedType),
      bodies: [],
      facts: { requestId: common.id, action, ...facts, ...day },
    }
  }

  get now(): Standing {
    if (!this.standing) throw new Error('not submitted yet')
    return this.standing
  }

  /** A case in the hands of the deciding place: submitted and received at the counter, handed over with papers and taken over. */
  static decided(born: Partial<SubmitFacts> = {}, terms: Terms = everyRight): PlainCase {
    const plain = PlainCase.received(born, terms)
    plain.must(
      ['handOver', clerk, { taker: police, why: 'toDecide', papers: true }],
      ['takeOver', examiner, { papersArrived: true }],
    )
    return plain
  }

  static received(born: Partial<SubmitFacts> = {}, terms: Terms = everyRight): PlainCase {
    return new PlainCase(born, terms).must(['submit', clerk], ['receive', clerk])
  }

  static accepted(born: Partial<SubmitFacts> = {}, facts: object = {}): PlainCase {
    return PlainCase.decided(born).must(['accept', examiner, facts])
  }

  #compose(action: CaseAction, by: Duty, facts: object, { answers, sections = [], header = {} }: Telling): ChainHeader {
    const { standing } = this
    const timed = {
      time: legalTime(this.#now, standing?.time),
      ...(answers ? { requestId: answers.id, madeAt: answers.madeAt } : {}),
    }
    const day = hasDay(action) ? { day: countingDay(standing, action, timed) } : {}
    const type = caseEventTypes[action]
    return {
      ...this.#common(by),
      type,
      dataschema: schemaOf(type),
      ...timed,
      seq: (standing?.seq ?? 0) + 1,
      prev: standing ? 'A'.repeat(43) : null,
      bodies: sections.map((section) => ({ section, hash: 'A'.repeat(43), size: 2 })),
      facts: { ...(action === 'submit' ? this.born : this.#limit(action, facts)), ...day, ...facts },
      ...header,
    }
  }

  #limit(action: CaseAction, facts: object): object {
    if (action !== 'handOver' || !this.standing) return {}
    return { limit: handOverLimit(this.standing, Reflect.get(facts, 'papers') === true, this.terms) }
  }

  #common(by: Duty) {
    const id = `019cb1a2-3400-7000-8000-${String(this.#count++).padStart(12, '0')}`
    const node = by.place.startsWith('50') ? 'urn:tongban:node:500000' : 'urn:tongban:node:510000'
    return {
      ...{ specversion: '1.0' as const, id, source: node, subject: caseId, case: caseId, nodeTime: this.#now },
      ...{ hash: 'sha-256' as const, duty: by, files: [] },
    }
  }
}
