import { toBase64url } from '../../bytes.ts'
import { handOverLimit } from '../../case/conditions.ts'
import { follow } from '../../case/follow.ts'
import type { Standing } from '../../case/standing.ts'
import type { Terms } from '../../case/step.ts'
import { termsOf } from '../../case/terms.ts'
import { countingDay, dayOf, legalTime } from '../../case/time.ts'
import { type CaseAction, caseEventTypes, requestedType } from '../../event/actions.ts'
import { hasDay, type SubmitFacts } from '../../event/facts.ts'
import { type Body, bodyHash, headerHash } from '../../event/hash.ts'
import { type BodyRef, type ChainHeader, type Duty, type RequestHeader, schemaOf } from '../../event/header.ts'
import { uuidv7 } from '../../ids.ts'
import type { HashName, RandomBytes } from '../../suite/suite.ts'
import { nodeOfPlace } from '../../trust/trust-list.ts'
import { closeExport, type ExportContent } from '../close-export.ts'
import type { CaseExport } from '../export.ts'
import { sealed, type Told } from './sealed.ts'
import { fixedRandom, hashNameOf, suites, type World } from './world.ts'

type Content = Readonly<Partial<Record<BodyRef['section'], object>>>

/** What a story tells of one act: its facts and content, and the request that it answers. */
export interface Telling {
  readonly facts?: Readonly<Record<string, unknown>>
  readonly content?: Content
  readonly answers?: RequestHeader
  /** Written as it is, though the life table refuses it: how a story tells of a node that breaks the law. */
  readonly unlawful?: boolean
}

export const duty = (place: string, role: Duty['role'], through?: string): Duty => ({
  place,
  organisation: `组织 ${place}`,
  role,
  actor: role === 'applicant' || role === 'rule' ? role : `a-${role}`,
  ...(through ? { through } : {}),
})

/** Plays a case as its nodes would write it, act by act, through the life table, and seals it as they would: with fixed keys, chance and clock. */
export class Story {
  readonly world: World
  readonly caseId: string
  readonly told: Told[] = []
  readonly #random: RandomBytes
  readonly #born: SubmitFacts
  readonly #terms: Terms
  standing: Standing | undefined
  #now = '2026-03-02T01:00:00.000Z'

  constructor(world: World, name: string, born: Partial<SubmitFacts>) {
    this.world = world
    this.#random = fixedRandom(`story ${name}`)
    this.caseId = uuidv7(Date.parse(this.#now), this.#random(10))
    this.#born = {
      ...{ mode: 'relay', item: world.version.item, version: world.versionHash, agreement: world.agreementHash },
      ...{ receivingPlace: '500103:window', decidingPlace: '511602:gongan', unit: 'working', legalDays: 20, promisedDays: 7 },
      ...{ noticeDays: 5, deliveryDays: 10, joint: false, instant: false, second: false },
      ...born,
    }
    this.#terms = termsOf(this.#born.agreement === null ? null : world.agreement, this.#born.item)
  }

  /** Turns the clock of all nodes to a time of day in China, `2026-03-02 09:30`. */
  at(time: string): this {
    this.#now = new Date(`${time.replace(' ', 'T')}:00.000+08:00`).toISOString()
    return this
  }

  /** Writes the next event of the chain and follows it. */
  async act(action: CaseAction, by: Duty, telling: Telling = {}): Promise<ChainHeader> {
    const { standing } = this
    const { answers } = telling
    const time = legalTime(this.#now, standing?.time)
    const timed = { time, ...(answers ? { requestId: answers.id, madeAt: answers.madeAt } : {}) }
    const given = action === 'submit' ? this.#born : this.#completed(action, telling)
    const previous = this.chain.at(-1)
    const { header, bodies } = await this.#event(by, telling.content, {
      type: caseEventTypes[action],
      ...timed,
      seq: (previous?.seq ?? 0) + 1,
      prev: previous ? await headerHash(previous, suites, hashNameOf(this.world, this.#nodeOf(by.place))) : null,
      facts: { ...given, ...(hasDay(action) ? { day: countingDay(standing, action, timed) } : {}) },
    })
    const followed = follow(standing, { header, request: answers, terms: this.#terms, sameNode: this.#sameNode() })
    if (followed.ok) this.standing = followed.standing
    else if (!telling.unlawful) throw new Error(`${action} by ${by.role} of ${by.place}: ${followed.why}`)
    this.told.push({ header, bodies })
    return header
  }

  /** Writes what a place that does not hold the case asks for. */
  async ask(action: CaseAction, by: Duty, { facts = {}, content }: Telling = {}): Promise<RequestHeader> {
    const day = hasDay(action) ? { day: dayOf(this.#now) } : {}
    const own = { type: requestedType, time: this.#now, madeAt: this.#now, facts: { action, ...facts, ...day } } as const
    const { header, bodies } = await this.#event(by, content, own)
    const request: RequestHeader = { ...header, facts: { requestId: header.id, ...header.facts } }
    this.told.push({ header: request, bodies })
    return request
  }

  get chain(): ChainHeader[] {
    return this.told.flatMap(({ header }) => ('seq' in header ? [header] : []))
  }

  /** Seals all that was told, in the order in which it was, and closes it as the export of one node. Its last batch has no receipt yet. */
  async export(node: string, at: string): Promise<CaseExport> {
    const { world, caseId } = this
    const entries = await sealed(this.told, world, fixedRandom(`seals of ${caseId}`))
    const content: ExportContent = {
      ...{
        kind: 'case',
        case: caseId,
        trustList: world.trust,
        agreement: this.#born.agreement === null ? null : world.agreement,
      },
      version: { hash: world.versionHash, document: world.version },
      ...entries,
    }
    const keys = world.keys[node]
    if (!keys) throw new Error(`no keys of ${node}`)
    return closeExport(content, { node, keys, suites, at: this.at(at).#now })
  }

  #completed(action: CaseAction, { facts = {} }: Telling): Readonly<Record<string, unknown>> {
    if (action !== 'handOver' || !this.standing) return facts
    return { ...facts, limit: facts['limit'] ?? handOverLimit(this.standing, facts['papers'] === true, this.#terms) }
  }

  #sameNode(): boolean {
    return this.#nodeOf(this.standing?.holder ?? '') === this.#nodeOf(this.#born.receivingPlace)
  }

  #nodeOf(place: string): string {
    return nodeOfPlace(this.world.trust, place)?.id ?? ''
  }

  async #event<Own extends { type: string; time: string; facts: object }>(by: Duty, content: Content = {}, own: Own) {
    const bodies = Object.entries(content).map(([section, body]) => ({ section, salt: toBase64url(this.#random(16)), body }))
    const source = this.#nodeOf(by.place)
    const hash = hashNameOf(this.world, source)
    const refs = await Promise.all(bodies.map((body) => refOf(body, hash)))
    const header = {
      ...{ specversion: '1.0' as const, id: uuidv7(Date.parse(this.#now), this.#random(10)), source },
      ...{ subject: this.caseId, case: this.caseId, nodeTime: this.#now, dataschema: schemaOf(own.type) },
      ...{ hash, duty: by, bodies: refs, files: [] },
      ...own,
    }
    return { header, bodies }
  }
}

export async function refOf(body: Body, hash: HashName): Promise<BodyRef> {
  const named = await bodyHash(body, hash, suites)
  if (!named) throw new Error('the salt of a story is malformed')
  return { section: body.section as BodyRef['section'], ...named }
}
