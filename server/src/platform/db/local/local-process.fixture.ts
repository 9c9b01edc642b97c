// The child process of local.test.ts: node local-process.fixture.ts FOLDER
import { startLocal } from './local.ts'

const store = await startLocal({ folder: process.argv[2] ?? '', durable: false })
process.stdout.write(`${JSON.stringify({ pid: store.pid, adopted: store.adopted })}\n`)
const alive = setInterval(() => undefined, 60_000)
process.once('SIGTERM', async () => {
  await store.stop()
  clearInterval(alive)
})
