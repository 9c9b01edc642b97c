import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, fromBase64url, toBase64url } from '../bytes.ts'
import type { Digest } from '../hash.ts'
import { uuidv7 } from '../ids.ts'
import { suitesNode } from '../suite/built-node.ts'
import { ENTRY_BYTES, type Entry, packEntry, sortEntries, unpackEntry } from './entries.ts'
import { depthFor, digestHashFor, digestTree, MOST_DEPTH } from './tree.ts'
import { type NodeView, viewOf, type Walked, walk } from './walk.ts'

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })
const digest: Digest = (bytes) => suitesNode.intl.digest(bytes)

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url')
const entry = (n: number, version = 0): Entry => ({
  event: uuidv7(1_790_000_000_000 + n, new Uint8Array(10).fill(n % 251)),
  hash: hashOf(`${n} ${version}`),
})
const pack = (entries: readonly Entry[]): Uint8Array =>
  concat(...entries.map((one) => packEntry(one) ?? expect.fail(`not an entry: ${JSON.stringify(one)}`)))
const treeOf = (entries: readonly Entry[], depth: number) => digestTree(pack(entries), depth, digest)

interface Both {
  readonly here: readonly Entry[]
  readonly there: readonly Entry[]
  readonly depth: number
}

/** Walks between two real trees; also answers how many nodes were asked for. */
async function walked(
  { here, there, depth }: Both,
  change = (view: NodeView): NodeView => view,
): Promise<{ result: Walked; asked: number }> {
  const [own, other] = await Promise.all([treeOf(here, depth), treeOf(there, depth)])
  let asked = 0
  const ask = async (prefixes: readonly string[]) => {
    asked += prefixes.length
    return prefixes.map((prefix) => change(viewOf(other, prefix)))
  }
  return { result: await walk(own, { root: other.digestAt(''), ask }, digest), asked }
}

describe('entries', () => {
  test('an entry is 48 bytes and back; what is none is refused', () => {
    const one = entry(7)
    const bytes = packEntry(one) ?? expect.fail('refused')
    expect(bytes.length).toBe(ENTRY_BYTES)
    expect(unpackEntry(bytes)).toEqual(one)
    expect(packEntry({ ...one, hash: 'AAAA' })).toBeUndefined()
    expect(packEntry({ ...one, event: one.event.toUpperCase() })).toBeUndefined()
  })

  test('they are sorted by their bytes, whatever their order and number, and each counts once', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 120 }), (numbers) => {
        const packed = pack(numbers.map((n) => entry(n)))
        const sorted = sortEntries(packed)
        const texts = Array.from({ length: sorted.length / ENTRY_BYTES }, (_, i) =>
          Buffer.from(sorted.subarray(i * ENTRY_BYTES, (i + 1) * ENTRY_BYTES)).toString('hex'),
        )
        const expected = [...new Set(numbers)].map((n) => Buffer.from(pack([entry(n)])).toString('hex')).sort()
        expect(texts).toEqual(expected)
      }),
    )
  })
})

describe('the tree', () => {
  test('two sides with the same events have the same root, in whatever order they know them', async () => {
    const entries = Array.from({ length: 300 }, (_, n) => entry(n))
    for (const depth of [0, 1, 2, 3]) {
      const [one, other] = [await treeOf(entries, depth), await treeOf([...entries].reverse(), depth)]
      expect(one.digestAt('')).toEqual(other.digestAt(''))
      expect(one.size).toBe(300)
    }
  })

  test('each entry lies under each prefix of its hash', async () => {
    const entries = Array.from({ length: 100 }, (_, n) => entry(n))
    const tree = await treeOf(entries, 3)
    for (const one of entries) {
      const prefix = Buffer.from(one.hash, 'base64url').toString('hex').slice(0, 3)
      for (const length of [0, 1, 2, 3]) expect(tree.entriesAt(prefix.slice(0, length))).toContainEqual(one)
    }
  })

  test('it grows with the day, and not beyond what a peer may ask for', () => {
    expect([0, 64, 65, 1024, 1025, 1_000_000, 1e12].map(depthFor)).toEqual([0, 0, 1, 1, 2, 4, MOST_DEPTH])
  })

  test('a pair digests under SM3 as soon as one of them is bound to the national suite', () => {
    expect([digestHashFor('intl', 'intl'), digestHashFor('gm', 'intl'), digestHashFor('intl', 'gm')]).toEqual([
      'sha-256',
      'sm3',
      'sm3',
    ])
  })
})

describe('the walk', () => {
  const numbers = fc.uniqueArray(fc.nat(400), { maxLength: 200 })

  test('names exactly what differs: missing here, missing there, altered', async () => {
    await fc.assert(
      fc.asyncProperty(numbers, numbers, numbers, fc.integer({ min: 0, max: 3 }), async (both, onlyHere, changed, depth) => {
        const alteredNumbers = new Set(changed)
        const shared = both.filter((n) => !onlyHere.includes(n))
        const lost = shared.filter((n) => n % 7 === 3)
        const here = [...shared.filter((n) => !lost.includes(n)), ...onlyHere].map((n) => entry(n))
        const there = shared.map((n) => entry(n, alteredNumbers.has(n) ? 1 : 0))
        const { result } = await walked({ here, there, depth })
        const expected = [...new Map([...here, ...there].map(({ event }) => [event, event])).values()].sort().flatMap((event) => {
          const [ours, theirs] = [here, there].map((side) => side.find((one) => one.event === event)?.hash)
          return ours === theirs ? [] : [{ event, here: ours, there: theirs }]
        })
        expect(result).toEqual({ ok: true, differences: expected })
      }),
      { numRuns: 60 },
    )
  })

  test('asks for nothing where both agree, and for few nodes where one event of thousands differs', async () => {
    const all = Array.from({ length: 5000 }, (_, n) => entry(n))
    const depth = depthFor(all.length)
    expect(await walked({ here: all, there: all, depth })).toEqual({ result: { ok: true, differences: [] }, asked: 0 })
    const { result, asked } = await walked({ here: all.filter((_, n) => n !== 1234), there: all, depth })
    expect(result).toEqual({
      ok: true,
      differences: [{ event: entry(1234).event, here: undefined, there: entry(1234).hash }],
    })
    expect(asked).toBe(depth + 1)
  })

  const here = Array.from({ length: 200 }, (_, n) => entry(n))
  const there = here.slice(1)
  const unsound: Readonly<Record<string, (view: NodeView) => NodeView>> = {
    'hides an entry of a leaf': (view) => ('entries' in view ? { ...view, entries: view.entries.slice(1) } : view),
    'puts an entry where it does not belong': (view) =>
      'entries' in view ? { ...view, entries: [...view.entries, entry(999)] } : view,
    'tells other children than it stood by': (view) =>
      'children' in view ? { ...view, children: view.children.map(() => toBase64url(new Uint8Array(32))) } : view,
    'tells too few children': (view) => ('children' in view ? { ...view, children: view.children.slice(1) } : view),
    'answers with entries where it has children': (view) => ('children' in view ? { prefix: view.prefix, entries: [] } : view),
    'answers for another node': (view) => ({ ...view, prefix: `${view.prefix}0` }),
    'writes an entry that is none': (view) => ('entries' in view ? { ...view, entries: [{ event: 'x', hash: 'y' }] } : view),
  }
  for (const [what, change] of Object.entries(unsound)) {
    test(`an answer that ${what} is not believed`, async () => {
      expect((await walked({ here, there, depth: 1 }, change)).result).toMatchObject({ ok: false, why: 'unsound' })
    })
  }
})

describe('the published vectors', () => {
  const vectors = JSON.parse(readFileSync(new URL('../../vectors/reconcile.json', import.meta.url), 'utf8'))

  for (const { hash, depth, root, nodes } of vectors.trees as {
    hash: string
    depth: number
    root: string
    nodes: NodeView[]
  }[]) {
    test(`${hash}, depth ${depth}: root and nodes`, async () => {
      const suite = hash === 'sm3' ? suitesNode.gm : suitesNode.intl
      const tree = await digestTree(pack(vectors.entries), depth, (bytes) => suite.digest(bytes))
      expect(toBase64url(tree.digestAt(''))).toBe(root)
      for (const node of nodes) expect(viewOf(tree, node.prefix)).toEqual(node)
      expect(fromBase64url(root)?.length).toBe(32)
    })
  }
})
