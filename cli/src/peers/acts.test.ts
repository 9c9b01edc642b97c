import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runCommand } from '../program.ts'

// A node that answers what the test wants to hear, and remembers what it was asked.

let answer: unknown
let asked: string[] = []
const server = createServer(async (request, response) => {
  asked.push(`${request.method} ${request.url} ${await text(request)}`.trim())
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
})
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)))
afterAll(() => void server.close())
beforeEach(() => {
  asked = []
})

async function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const env = { TONGBAN_TOKEN: 't', TONGBAN_NODE: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
  const io = { lang: 'zh' as const, env, out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) }
  const code = await runCommand(args, { ...io, read: async function* () {} })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

test('a parked item is resumed by its id, and it is told how many go out again', async () => {
  answer = { caseId: 'C', peer: 'urn:tongban:node:510000', events: ['E1', 'E2'] }
  expect(await run('peers', 'resume', 'P1')).toMatchObject({ code: 0, out: '已重新排队发往 urn:tongban:node:510000：2 项' })
  expect(asked).toEqual(['POST /exchange/parked/P1/resume'])
})

test('a node is named by its URN or its six digits; anything else is wrong use, and nobody is asked', async () => {
  const day = { day: '2026-11-24', doneAt: null, here: null, there: null, failure: null, open: 0, agreed: false, differences: [] }
  answer = { ...day, peer: 'urn:tongban:node:510000' }
  expect((await run('reconcile', '510000', '--day', '2026-11-24')).code).toBe(1)
  expect((await run('reconcile', 'urn:tongban:node:510000', '--day', '2026-11-24', '--json')).out).toBe(JSON.stringify(answer))
  expect(new Set(asked)).toEqual(new Set(['POST /exchange/peers/urn:tongban:node:510000/reconcile {"day":"2026-11-24"}']))
  asked = []
  expect(await run('peers', 'show', 'sichuan')).toMatchObject({ code: 2, err: expect.stringContaining('“sichuan”不是节点') })
  expect(asked).toEqual([])
})
