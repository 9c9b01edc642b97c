import { createServer, connect as dial, type Server, type Socket } from 'node:net'

/** What the wire does with a connection, or with the answer on it. Bytes are counted on each connection from its beginning. */
export type Fault =
  | { readonly kind: 'whole' | 'cut' }
  | { readonly kind: 'requestCut' | 'answerCut' | 'requestBent' | 'answerBent'; readonly at: number }

/** A TCP wire in front of one node: everything its partner says to it passes here, and every byte can be spoilt. */
export interface Wire {
  readonly address: string
  fault: Fault
  /** Connections that were spoilt or refused since the wire was last asked. */
  readonly spoilt: () => number
  /** Whole requests that passed, as they were on the wire, oldest first. */
  readonly passed: readonly Buffer[]
  /** Says a request once more, on a connection of its own; answers the status line. */
  say(request: Buffer): Promise<string>
  close(): Promise<void>
}

const MOST_KEPT = 400

/** Lays a wire to a node at this address on a free port. */
export async function layWire(address: string): Promise<Wire> {
  const target = Number(new URL(address).port)
  const sockets = new Set<Socket>()
  const passed: Buffer[] = []
  let spoilt = 0
  const wire = { fault: { kind: 'whole' } as Fault }
  const server = createServer((socket) => {
    const carried = carry(socket, target, () => wire.fault)
    for (const end of carried.ends) sockets.add(end.on('close', () => sockets.delete(end)))
    carried.onSpoilt(() => spoilt++)
    carried.onRequest((request) => void (passed.push(request) > MOST_KEPT && passed.shift()))
  })
  const port = await listen(server)
  return Object.assign(wire, {
    ...{ address: `http://127.0.0.1:${port}`, passed },
    spoilt: () => {
      const told = spoilt
      spoilt = 0
      return told
    },
    say: (request: Buffer) => sayTo(target, request),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const at = server.address()
      resolve(typeof at === 'object' && at ? at.port : 0)
    })
  })

interface Carried {
  readonly ends: readonly Socket[]
  onSpoilt(told: () => void): void
  onRequest(told: (request: Buffer) => void): void
}

/** Carries one connection, each piece under the fault that the wire has when it comes by. */
function carry(near: Socket, port: number, faultNow: () => Fault): Carried {
  const far = dial(port, '127.0.0.1')
  let told: () => void = () => undefined
  let heard: (request: Buffer) => void = () => undefined
  const end = () => {
    near.destroy()
    far.destroy()
  }
  const spoil = () => {
    told()
    end()
  }
  const counts = { request: 0, answer: 0 }
  const said: Buffer[] = []
  const one = (way: 'request' | 'answer', to: Socket) => (piece: Buffer) => {
    const from = counts[way]
    counts[way] += piece.length
    const fault = faultNow()
    if (fault.kind === 'cut') return spoil()
    if (way === 'request') said.push(piece)
    const at = 'at' in fault && fault.kind.startsWith(way) ? fault.at - from : Number.POSITIVE_INFINITY
    if (at >= piece.length) return void to.write(piece)
    if (fault.kind.endsWith('Cut')) {
      to.write(piece.subarray(0, Math.max(0, at)))
      return void setImmediate(spoil)
    }
    told()
    to.write(bent(piece, Math.max(0, at)))
  }
  near.on('data', one('request', far))
  far.on('data', (piece: Buffer) => {
    // The partner asks one thing after the other, so with the first of the answer the request is whole.
    if (said.length > 0) heard(Buffer.concat(said.splice(0)))
    one('answer', near)(piece)
  })
  for (const socket of [near, far]) socket.on('error', end).on('close', end)
  return {
    ends: [near, far],
    onSpoilt: (tell) => {
      told = tell
    },
    onRequest: (tell) => {
      heard = tell
    },
  }
}

function bent(piece: Buffer, at: number): Buffer {
  const copy = Buffer.from(piece)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

function sayTo(port: number, request: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = dial(port, '127.0.0.1', () => socket.write(request))
    socket.once('data', (answer) => {
      resolve(answer.toString('latin1').split('\r\n')[0] ?? '')
      socket.destroy()
    })
    socket.once('error', reject)
    socket.once('close', () => resolve(''))
  })
}
