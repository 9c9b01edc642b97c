import { ask } from '../node/ask.ts'
import type { SimNode } from '../node/sim-node.ts'
import { placesOf, type Region, staffAt } from '../world/regions.ts'

const HOURS = 720
const DAY_MS = 86_400_000

interface Pass {
  readonly token: string
  readonly until: number
}

/** The tokens with which people and staff come: made when the world is set up, and anew when a story outlasts them. */
export class Passes {
  readonly #operators = new Map<string, string>()
  readonly #people = new Map<string, string>()
  readonly #base = new Map<string, Pass>()
  #made = new Map<string, Pass>()

  /** A story begins: what was made in another one is not in the database any more. */
  forget(): void {
    this.#made = new Map()
  }

  /** What was made when the world was set up, for another process that plays in it. */
  tell(): string {
    return JSON.stringify([[...this.#operators], [...this.#people], [...this.#base]])
  }

  read(told: string): void {
    const [operators, people, base]: [[string, string][], [string, string][], [string, Pass][]] = JSON.parse(told)
    for (const [name, value] of operators) this.#operators.set(name, value)
    for (const [name, value] of people) this.#people.set(name, value)
    for (const [name, value] of base) this.#base.set(name, value)
  }

  async open(node: SimNode, operator: string): Promise<void> {
    this.#operators.set(node.id, operator)
    for (const who of holdersAt(node.region)) this.#base.set(`${node.id} ${who}`, await this.#make(node, who))
    const as = this.#base.get(`${node.id} ${node.region.person.idNumber}`)?.token
    const me = await ask(node, 'GET', '/identity/me', as === undefined ? {} : { as })
    this.#people.set(node.id, String(me?.body.id))
  }

  operator(node: SimNode): string {
    return this.#operators.get(node.id) ?? ''
  }

  /** The id of the person who lives in a node's region. */
  personOf(node: SimNode): string {
    return this.#people.get(node.id) ?? ''
  }

  /** A token for one of staff by id, or for a person by number. No mishap befalls its making: it is not what the story is about. */
  async of(node: SimNode, who: string): Promise<string> {
    const name = `${node.id} ${who}`
    const known = this.#made.get(name) ?? this.#base.get(name)
    if (known && node.clock.now().getTime() < known.until) return known.token
    const made = await this.#make(node, who)
    this.#made.set(name, made)
    return made.token
  }

  async #make(node: SimNode, who: string): Promise<Pass> {
    const whom = who.startsWith('staff-') ? { staff: who } : { idNumber: who }
    const answer = await node.mishap.calmly(() =>
      ask(node, 'POST', '/identity/tokens', {
        as: this.operator(node),
        body: { for: whom, hours: HOURS },
        key: `pass-${who}-${node.clock.now().getTime()}`,
      }),
    )
    if (answer?.status !== 201) throw new Error(`no pass for ${who}: ${answer?.status} ${JSON.stringify(answer?.body)}`)
    return { token: answer.body.token, until: Date.parse(answer.body.expiresAt) - DAY_MS }
  }
}

const holdersAt = (region: Region): string[] => [
  region.person.idNumber,
  ...placesOf(region)
    .filter((place) => !place.endsWith('portal'))
    .flatMap((place) =>
      place.endsWith('window')
        ? [staffAt(place, 'clerk')]
        : [staffAt(place, 'clerk'), staffAt(place, 'examiner'), staffAt(place, 'second')],
    ),
]
