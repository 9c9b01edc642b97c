import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TwoNodes, twoNodes } from '../../../../server/src/test-kit/two-nodes.ts'
import { type CommandLine, commandLineOf } from '../command-line.fixture.ts'

const file = fileURLToPath(new URL('../../../../data/standards.json', import.meta.url))
const shipped = JSON.parse(readFileSync(file, 'utf8'))
const folder = mkdtempSync(join(tmpdir(), 'tongban-load-'))

let nodes: TwoNodes
let run: CommandLine

beforeAll(async () => {
  nodes = await twoNodes()
  run = await commandLineOf(nodes)
})
afterAll(async () => {
  await nodes.close()
  rmSync(folder, { recursive: true })
})

interface Step {
  readonly of: string
  readonly waiting: number
}

/** Both regions run the command in turn, day by day, until neither waits for the other. Answers how often. */
async function loadUntilSettled(): Promise<number> {
  for (let round = 1; round <= 8; round++) {
    let waiting = 0
    for (const [node, region] of [
      [nodes.sichuan, '510000'],
      [nodes.chongqing, '500000'],
    ] as const) {
      const { code, out, err } = await run(node, ['catalogue', 'load', file, '--region', region, '--json'])
      if (code !== 0) throw new Error(err.join('\n'))
      const steps: Step[] = JSON.parse(out[0] ?? '')
      waiting += steps.reduce((sum, step) => sum + step.waiting, 0)
      await nodes.quiet()
    }
    if (waiting === 0) return round
    await nodes.moveTo(`2026-03-${String(2 + round).padStart(2, '0')}T01:00:00.000Z`)
  }
  throw new Error('the two regions still wait for each other')
}

describe('the file of standards that ships with the product', () => {
  test('is agreed on, declared and published by both regions, in turn', async () => {
    expect(await loadUntilSettled()).toBeGreaterThan(1)
  }, 120_000)

  test('changes nothing when it is loaded again', async () => {
    const { out } = await run(nodes.sichuan, ['catalogue', 'load', file, '--region', '510000'])
    expect(out.map((line) => line.replaceAll(/ +/g, ' '))).toEqual([
      `标准 已定 ${shipped.standards.length} 本次 0 等对方 0`,
      `差异 已定 ${shipped.differences.length} 本次 0 等对方 0`,
      expect.stringMatching(/^清单 已定 \d+ 本次 0 等对方 0$/),
    ])
  })

  test('makes every item of the guides open to applications in both regions, the made-up parts marked', async () => {
    for (const { document } of shipped.standards) {
      const { body } = await nodes.sichuan.call('GET', `/items/${document.item}/guide`)
      const open = body.places.filter(({ standing }: { standing: string }) => standing === 'published')
      const regions = open.map(({ place }: { place: string }) => place.slice(0, 2))
      expect([document.name.zh, ...new Set(regions)].sort()).toEqual(['50', '51', document.name.zh].sort())
    }
    const [{ document }] = shipped.versions
    const at = `/items/${document.item}/guide?place=${document.place}`
    const { body } = await nodes.chongqing.call('GET', at)
    expect(body.guide).toMatchObject({ standing: 'published', parts: { phone: { known: true, evidence: 'demo' } } })
  })

  test('leaves no difference that is not declared: the check exits 0', async () => {
    const { code, out } = await run(nodes.chongqing, ['catalogue', 'check'])
    expect({ code, out }).toEqual({ code: 0, out: [expect.stringMatching(/份实施清单，没有未登记或已到期的差异。$/)] })
  })

  test('shows a counter the standards that came into force as changes', async () => {
    const counter = await nodes.chongqing.tokenOf({ staff: 'staff-500103-window-clerk' })
    const { body } = await nodes.chongqing.call('GET', '/catalogue/counters/500103:window/notices?limit=200', { as: counter })
    const adopted = body.entries.filter(({ kind }: { kind: string }) => kind === 'standardAdopted')
    expect(adopted).toHaveLength(shipped.standards.length)
  })
})

describe('the situations and bundles that ship with the product', () => {
  const data = (name: string) => fileURLToPath(new URL(`../../../../data/${name}`, import.meta.url))
  const both = [
    ['sichuan', '510000'],
    ['chongqing', '500000'],
  ] as const

  async function loadOnBoth(name: string): Promise<readonly (Step & { readonly done: number })[]> {
    const steps = []
    for (const [node, region] of both) {
      const { code, out, err } = await run(nodes[node], ['catalogue', 'load', data(name), '--region', region, '--json'])
      if (code !== 0) throw new Error(err.join('\n'))
      steps.push(...JSON.parse(out[0] ?? ''))
    }
    await nodes.quiet()
    return steps
  }

  test('are asked by both regions wherever the version is in force, and again change nothing', async () => {
    const { situations } = JSON.parse(readFileSync(data('situations.json'), 'utf8'))
    const first = await loadOnBoth('situations.json')
    expect(first.reduce((sum, { done }) => sum + done, 0)).toBe(situations.length)
    expect(first.map(({ waiting }) => waiting)).toEqual([0, 0])
    expect((await loadOnBoth('situations.json')).map(({ done, waiting }) => [done, waiting])).toEqual([
      [0, 0],
      [0, 0],
    ])
    const [{ document }] = situations
    for (const node of [nodes.sichuan, nodes.chongqing]) {
      const { body } = await node.call('GET', `/items/${document.item}/situations?place=${document.place}`)
      expect(body.situations).toEqual(document)
    }
  })

  test('lead an answer to its list of materials, and are changed only by who saw how they stood', async () => {
    const { situations } = JSON.parse(readFileSync(data('situations.json'), 'utf8'))
    const [{ document }] = situations
    const { item, place, questions } = document
    const at = ['catalogue', 'situation']
    const answers = questions.map(({ id, options: [first] }: { id: string; options: { id: string }[] }) => `${id}:${first?.id}`)
    const told = await run(nodes.sichuan, [...at, 'answer', item, place, '--answers', answers.join(','), '--json'])
    expect(told.code).toBe(0)
    expect(JSON.parse(told.out.join('\n')).list).not.toEqual([])
    const text = join(folder, 'situations.json')
    writeFileSync(text, JSON.stringify({ ...document, from: '2026-12-01' }))
    expect((await run(nodes.sichuan, [...at, 'save', item, text, '--seen', '0'])).code).toBe(1)
    expect((await run(nodes.sichuan, [...at, 'save', item, text, '--seen', '1'])).code).toBe(0)
    expect((await run(nodes.sichuan, [...at, 'publish', item, place, '--seen', '2'])).code).toBe(0)
    const stands = await nodes.sichuan.call('GET', `/items/${item}/situations?place=${place}&day=2026-12-01`)
    expect(stands.body.situations.from).toBe('2026-12-01')
  })

  test('are known to both regions', async () => {
    expect((await loadOnBoth('bundles.json')).map(({ of, done }) => [of, done])).toEqual([
      ['bundles', 4],
      ['bundles', 4],
    ])
    expect((await loadOnBoth('bundles.json')).map(({ done }) => done)).toEqual([0, 0])
  })
})

test('once the declared differences have expired the check exits 1 and lists each with its owner', async () => {
  await nodes.moveTo('2028-01-03T01:00:00.000Z')
  await nodes.quiet()
  const { code, out } = await run(nodes.sichuan, ['catalogue', 'check', '--json'])
  const { entries } = JSON.parse(out[0] ?? '')
  const found = entries.map(({ item, place, element, why }: Record<string, string>) => [item, place, element, why].join(' '))
  const expected = shipped.differences.map(({ item, place, element }: Record<string, string>) =>
    [item, place, element, 'expired'].join(' '),
  )
  expect({ code, found: found.sort() }).toEqual({ code: 1, found: expected.sort() })
  for (const { owner } of entries) expect(owner).toMatch(/^staff-(500000|510000)-items-first$/)
})
