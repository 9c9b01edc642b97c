import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  adoptByBoth,
  leshan,
  leshanVersion,
  openRegions,
  standardOf,
  type TwoRegions,
} from '../../../server/src/catalogue/two-regions.fixture.ts'
import { type CommandLine, commandLineOf } from './command-line.fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'tongban-difference-'))
const file = join(folder, 'difference.json')
const difference = {
  ...{ item: leshanVersion.item, place: leshan, element: 'fee', direction: 'stricter' },
  ...{ from: '2026-04-01', until: '2026-06-30', reason: '本市证件工本费尚未取消', basis: ['某某价费〔2020〕1 号'] },
}

let regions: TwoRegions
let run: CommandLine
let id: string

beforeAll(async () => {
  regions = await openRegions()
  await adoptByBoth(regions, standardOf(leshanVersion), '2026-03-10')
  run = await commandLineOf(regions)
  writeFileSync(file, JSON.stringify(difference))
})
afterAll(async () => {
  await regions.close()
  rmSync(folder, { recursive: true })
})

const say = (node: TwoRegions['sichuan'], token: string | undefined, ...args: string[]) =>
  run(node, ['catalogue', 'difference', ...args], token)
const own = (...args: string[]) => say(regions.sichuan, regions.managers.sichuan[0], ...args)
const second = (...args: string[]) => say(regions.sichuan, regions.managers.sichuan[1], ...args)
const partner = (...args: string[]) => say(regions.chongqing, regions.managers.chongqing[0], ...args)

async function standing(asOf: string): Promise<string> {
  const { out } = await partner('list', '--place', leshan, '--as-of', asOf, '--json')
  return JSON.parse(out.join('\n')).entries[0].standing
}

test('who asks cannot approve; a second person sees it waiting and approves it', async () => {
  const asked = await own('ask', file, '--json')
  expect(asked.code).toBe(0)
  ;({ id } = JSON.parse(asked.out.join('\n')))
  expect(await own('approve', id)).toMatchObject({ code: 1, err: [expect.stringContaining('catalogue/ownApproval')] })
  const waiting = await second('waiting', leshan, '--json')
  expect(JSON.parse(waiting.out.join('\n')).entries).toMatchObject([{ id, ...difference }])
  expect((await second('approve', id)).code).toBe(0)
})

test('the other region answers: refused first, then consented to, and the last word counts', async () => {
  await regions.quiet()
  expect(await standing('2026-04-01')).toBe('awaiting')
  expect((await partner('answer', id, '--answer', 'refuse', '--words', '先说明依据')).code).toBe(0)
  await regions.quiet()
  expect(await standing('2026-04-01')).toBe('refused')
  expect((await partner('answer', id, '--answer', 'consent', '--words', '同意，到期再议')).code).toBe(0)
  await regions.quiet()
  expect(await standing('2026-04-01')).toBe('inForce')
  expect((await partner('answer', id, '--answer', 'perhaps', '--words', '?')).code).not.toBe(0)
})

test('who declared it ends it early', async () => {
  expect((await partner('end', id, '--from', '2026-05-01')).code).toBe(1)
  expect((await own('end', id, '--from', '2026-05-01')).code).toBe(0)
  await regions.quiet()
  expect(await standing('2026-04-30')).toBe('inForce')
  expect(await standing('2026-05-01')).toBe('ended')
})
