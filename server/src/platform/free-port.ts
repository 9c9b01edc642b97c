import { createServer } from 'node:net'
import { systemRandom } from './random.ts'

const FROM = 20_000
const PORTS = 10_000
const random = systemRandom()

/**
 * A port of this machine that nobody listens on. Below those that a system gives away by itself (32768 and up on Linux), so that no
 * connection takes it between now and its use, and whoever was stopped finds it again.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FROM + (Buffer.from(random.bytes(2)).readUInt16BE() % PORTS)
    if (await isFree(port)) return port
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
