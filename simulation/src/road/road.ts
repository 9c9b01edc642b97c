import type { Chance } from '../chance.ts'
import type { SimNode } from '../node/sim-node.ts'
import { addressOf } from '../world/trust.ts'

/** What may happen to one message on its way and to the answer to it. */
export const fates = [
  'whole',
  'requestLost',
  'answerLost',
  'late',
  'twice',
  'requestCut',
  'answerCut',
  'requestBent',
  'answerBent',
] as const
export type Fate = (typeof fates)[number]

/** A message that left its sender and has not arrived: it may come hours later, or never. */
interface OnTheWay {
  readonly from: string
  readonly to: string
  readonly message: Message
}

interface Message {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Record<string, string>
  readonly body: string | undefined
}

interface Answer {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: Uint8Array
}

/** The network between the nodes, in the scheduler's hand. */
export class Road {
  readonly #nodes = new Map<string, SimNode>()
  readonly #cuts = new Set<string>()
  #onTheWay: OnTheWay[] = []
  /** Decides what becomes of the next message. */
  fate: () => Fate = () => 'whole'
  /** Where a message is cut and which byte of it is bent. */
  chance: Chance | undefined
  /** What became of the messages since it was last read. */
  readonly told: string[] = []

  join(node: SimNode): void {
    this.#nodes.set(addressOf(node.id), node)
  }

  /** Cuts or mends the road between two nodes, both ways. */
  cut(one: string, other: string, isCut: boolean): void {
    const name = [one, other].sort().join(' ')
    if (isCut) this.#cuts.add(name)
    else this.#cuts.delete(name)
  }

  /** Everything is whole again; what was on its way is lost. */
  mend(): void {
    this.#cuts.clear()
    this.#onTheWay = []
    this.fate = () => 'whole'
  }

  get late(): number {
    return this.#onTheWay.length
  }

  readonly fetch = async (from: SimNode, url: string, init: RequestInit): Promise<Response> => {
    from.mishap.mustLive()
    const { origin, pathname, search } = new URL(url)
    const to = this.#nodes.get(origin)
    const message: Message = {
      method: init.method === 'POST' ? 'POST' : 'GET',
      url: pathname + search,
      headers: Object.fromEntries(new Headers(init.headers)),
      body: typeof init.body === 'string' ? init.body : undefined,
    }
    const answer = to && (await this.#carry(from, to, message))
    from.mishap.mustLive()
    if (!answer) throw new TypeError('fetch failed')
    return new Response(new Uint8Array(answer.body), { status: answer.status, headers: answer.headers })
  }

  /** Lets one of the late messages arrive; whoever sent it waits no longer for the answer. */
  async arrive(chance: Chance): Promise<string> {
    const at = chance.below(this.#onTheWay.length)
    const [late] = this.#onTheWay.splice(at, 1)
    const to = late && [...this.#nodes.values()].find(({ id }) => id === late.to)
    if (!late || !to) return 'nothing is on its way'
    const answer = await deliver(to, late.message)
    return `${late.message.method} of ${late.from.slice(-6)} arrives late at ${late.to.slice(-6)}: ${answer?.status ?? 'nobody there'}`
  }

  async #carry(from: SimNode, to: SimNode, message: Message): Promise<Answer | undefined> {
    const isCut = this.#cuts.has([from.id, to.id].sort().join(' '))
    const fate = isCut ? 'requestLost' : this.fate()
    this.told.push(`${from.id.slice(-6)}→${to.id.slice(-6)} ${fate}`)
    if (fate === 'requestLost') return undefined
    if (fate === 'late') {
      this.#onTheWay.push({ from: from.id, to: to.id, message })
      return undefined
    }
    if (fate === 'twice') await deliver(to, message)
    const answer = await deliver(to, this.#spoilt(message, fate))
    return fate === 'answerLost' ? undefined : answer && this.#spoiltAnswer(answer, fate)
  }

  #spoilt(message: Message, fate: Fate): Message {
    const { body } = message
    if (body === undefined || (fate !== 'requestCut' && fate !== 'requestBent')) return message
    const spoilt = this.#spoil(new TextEncoder().encode(body), fate === 'requestCut')
    return { ...message, body: new TextDecoder().decode(spoilt) }
  }

  #spoiltAnswer(answer: Answer, fate: Fate): Answer {
    if (fate !== 'answerCut' && fate !== 'answerBent') return answer
    return { ...answer, body: this.#spoil(answer.body, fate === 'answerCut') }
  }

  #spoil(bytes: Uint8Array, isCut: boolean): Uint8Array {
    if (!this.chance || bytes.length === 0) return bytes
    const at = this.chance.below(bytes.length)
    if (isCut) return bytes.subarray(0, at)
    const bent = Uint8Array.from(bytes)
    // One bit of the lower seven: the text stays UTF-8 and says something else.
    bent[at] = (bent[at] ?? 0) ^ (1 << this.chance.below(7))
    return bent
  }
}

/** Undefined where nobody answers, or where the node dies over it. */
async function deliver(to: SimNode, { method, url, headers, body }: Message): Promise<Answer | undefined> {
  if (!to.isUp) return undefined
  const answer = await to.running.app.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body }) })
  if (!to.isUp) return undefined
  to.noteAnswer(`${method} ${url}`, answer)
  return {
    status: answer.statusCode,
    headers: { 'content-type': String(answer.headers['content-type'] ?? '') },
    body: new Uint8Array(answer.rawPayload),
  }
}
