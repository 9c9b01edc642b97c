import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestNode, type TwoNodes, twoNodes } from '../../../server/src/test-kit/two-nodes.ts'
import { type CommandLine, commandLineOf } from './command-line.fixture.ts'

const shipped = JSON.parse(readFileSync(new URL('../../../data/standards.json', import.meta.url), 'utf8'))
const { bundles } = JSON.parse(readFileSync(new URL('../../../data/bundles.json', import.meta.url), 'utf8'))
const supplement = JSON.parse(readFileSync(new URL('../../../data/demo-supplement.json', import.meta.url), 'utf8'))
const folder = mkdtempSync(join(tmpdir(), 'tongban-editor-'))

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

function file(name: string, document: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof document === 'string' ? document : JSON.stringify(document))
  return path
}

/** What a command prints as JSON. */
async function json(node: TestNode, args: readonly string[]) {
  const { code, out, err } = await run(node, [...args, '--json'])
  if (code !== 0) throw new Error(err.join('\n'))
  return JSON.parse(out.join('\n'))
}

describe('a list in CSV', () => {
  const path = file(
    'places.csv',
    '\uFEFF事项名称,实施部门,区划代码,来源\n失业登记,区人社局,511602000000,样例\n,区人社局,511602000000,样例\n',
  )

  test('is imported row by row, and the same again changes nothing', async () => {
    const first = await run(nodes.sichuan, ['import', path, '--list', 'csv-list'])
    expect(first.out[0]).toMatch(/^csv-list：2 行，收下 1，.*未列出 1，原因见：tongban catalogue list csv-list --rows refused/)
    const again = await run(nodes.sichuan, ['import', path, '--list', 'csv-list'])
    expect(again).toMatchObject({ code: 0, out: first.out })
    const renamed = await json(nodes.sichuan, ['import', file('same.csv', readFileSync(path, 'utf8')), '--list', 'csv-list'])
    expect(renamed.refused).toBe(1)
  })

  test('comes back with the reason in each refused row', async () => {
    const out = join(folder, 'errors.csv')
    expect((await run(nodes.sichuan, ['catalogue', 'list', 'csv-list', '--rows', 'refused', '--out', out])).code).toBe(0)
    const [heading, ...rows] = readFileSync(out, 'utf8').replace('\uFEFF', '').trimEnd().split(/\r?\n/)
    expect(heading).toContain('原因')
    expect(rows).toEqual([expect.stringMatching(/^3,否,没有事项名称，不能列出/)])
  })

  test('a template can be downloaded in each format, and no other', async () => {
    for (const format of ['xlsx', 'csv', 'json']) {
      const out = join(folder, `template.${format}`)
      expect(await run(nodes.sichuan, ['catalogue', 'template', '--out', out])).toMatchObject({ code: 0 })
      expect(readFileSync(out).length).toBeGreaterThan(20)
    }
    expect((await run(nodes.sichuan, ['catalogue', 'template', '--out', join(folder, 'template.doc')])).code).toBe(2)
  })
})

describe('a standard and what a county makes of it', () => {
  const { document } = shipped.standards.find(({ document: one }: { document: { item: string } }) =>
    supplement.versions.some((version: { document: { item: string } }) => version.document.item === one.item),
  )

  test('that one region alone adopts changes nothing', async () => {
    const { sichuan, chongqing } = nodes
    const at = ['catalogue', 'standard']
    const { out } = await run(sichuan, [...at, 'propose', file('standard.json', document), '--from', '2026-03-03'])
    const [id = ''] = out
    await nodes.quiet()
    expect((await run(chongqing, [...at, 'comment', id, '--stance', 'support', '--words', '同意'])).code).toBe(0)
    await nodes.quiet()
    expect((await run(sichuan, [...at, 'adopt', id])).out).toEqual(['待通过'])
    await nodes.quiet()
    await nodes.moveTo('2026-03-05T01:00:00.000Z')
    expect((await json(sichuan, ['catalogue', 'check'])).entries).toEqual([])
    await run(chongqing, [...at, 'adopt', id])
    await nodes.quiet()
    await nodes.moveTo('2026-03-07T01:00:00.000Z')
    const checked = await run(sichuan, ['catalogue', 'check', '--json'])
    expect(checked.code).toBe(1)
    const { entries } = JSON.parse(checked.out[0] ?? '')
    expect(new Set(entries.map(({ item, why }: Record<string, string>) => `${item} ${why}`))).toEqual(
      new Set([`${document.item} undeclared`]),
    )
  }, 120_000)

  test('is claimed by a county; of two who save its draft the second is shown both texts', async () => {
    const [item, place] = [document.item, '510100:gjj']
    const contact = file('contact.json', { address: '样例路 1 号', hours: null, phone: '028-00000000' })
    const claimed = await json(nodes.sichuan, ['catalogue', 'offer', 'claim', item, place, contact])
    expect(claimed).toMatchObject({ item, place, revision: 1, document: { contact: { address: '样例路 1 号' } } })
    const save = (name: string, phone: string) => {
      const text = { ...claimed.document, contact: { ...claimed.document.contact, phone } }
      return run(nodes.sichuan, ['catalogue', 'offer', 'save', item, place, file(name, text), '--seen', '1'])
    }
    expect((await save('first.json', '028-11111111')).code).toBe(0)
    const late = await save('second.json', '028-22222222')
    expect(late).toMatchObject({ code: 1, err: [expect.stringContaining('catalogue/draftChanged')] })
    expect(JSON.parse(late.out.join('\n'))).toMatchObject({
      standing: { revision: 2, document: { contact: { phone: '028-11111111' } } },
      yours: { seen: 1, document: { contact: { phone: '028-22222222' } } },
    })
    expect((await json(nodes.sichuan, ['catalogue', 'offer', 'draft', item, place])).revision).toBe(2)
  })
})

describe('bundles', () => {
  const [bundle] = bundles.filter(({ id }: { id: string }) => id === 'road-freight')

  test('are saved as they were seen, and shown with one form and one list', async () => {
    const { sichuan } = nodes
    const path = file('bundle.json', bundle)
    const save = (seen: string, text: string) => run(sichuan, ['catalogue', 'bundle', 'save', bundle.id, text, '--seen', seen])
    expect((await save('0', path)).code).toBe(0)
    const late = await save('0', file('late.json', { ...bundle, note: '后存的' }))
    expect(late.code).toBe(1)
    expect(JSON.parse(late.out.join('\n'))).toMatchObject({
      code: 'catalogue/bundleChanged',
      standing: { revision: 1, bundle },
      sent: { note: '后存的' },
    })
    const shown = await json(sichuan, ['catalogue', 'bundle', 'show', bundle.id, '--division', '511100'])
    expect(shown).toMatchObject({ complete: true, revision: 1 })
    expect((await json(sichuan, ['catalogue', 'bundle', 'list'])).entries).toHaveLength(1)
  })
})

test('an offer is suspended and resumed', async () => {
  const { sichuan } = nodes
  const [{ document }] = supplement.versions.filter(
    ({ document: { place } }: { document: { place: string } }) => place === '511602:renshe',
  )
  const { item, place } = document
  const halt = ['catalogue', 'offer', 'suspend', item, place, '--from', '2026-03-10', '--reason', '系统改造']
  const { id } = await json(sichuan, halt)
  await nodes.moveTo('2026-03-10T01:00:00.000Z')
  const standing = async () => (await sichuan.call('GET', `/items/${item}/guide?place=${place}`)).body.guide.standing
  expect(await standing()).not.toBe('published')
  await json(sichuan, ['catalogue', 'offer', 'resume', id, '--from', '2026-03-11'])
  await nodes.moveTo('2026-03-11T01:00:00.000Z')
  expect(await standing()).toBe('published')
})

test('a difference that nobody may ask for so is refused with its field', async () => {
  const answer = await run(nodes.sichuan, ['catalogue', 'difference', 'ask', file('difference.json', { item: 'x' })])
  expect(answer).toMatchObject({ code: 1, err: [expect.stringContaining('platform/')] })
  expect((await run(nodes.sichuan, ['catalogue', 'difference', 'list'])).code).toBe(0)
})
