import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { canonicalText } from '../canonical.ts'
import { signTrustList } from '../trust/trust-list.ts'
import { type EventProof, proofFormat, proofOf } from './event-proof.ts'
import type { CaseExport } from './export.ts'
import { remembering } from './remembering.ts'
import { alteredAt, kindsOfPlace, other, valueAt } from './test-kit/altered.ts'
import { parent } from './test-kit/parent-story.ts'
import * as stories from './test-kit/stories.ts'
import { sharedWorld, suites } from './test-kit/world.ts'
import { callsItselfProof, verifyProof } from './verify-proof.ts'

// Many small checks in one test, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000 })

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })

const world = await sharedWorld({ sichuan: 'gm', chongqing: 'intl' })
const { file: relay } = await stories.relay(world)
const { file: asked } = await stories.requests(world)
const known = remembering(suites)
const verify = (input: string | object, founders = world.founders) => verifyProof(input, { suites: known, founders })
const all = ({ events, requests }: CaseExport) => [...events, ...requests]
const proofFrom = (file: CaseExport, event: string | undefined): EventProof =>
  proofOf(file, event ?? '') ?? expect.unreachable('an event of the file')

test('each event and request of a case can be proven alone, whoever of the two suites wrote it', async () => {
  const suitesSeen = new Set<string>()
  for (const file of [relay, asked, await parent(world)]) {
    for (const { header, receipt } of all(file)) {
      const verdict = await verify(JSON.stringify(proofFrom(file, header.id)))
      if (!verdict.ok) return expect.unreachable(`${header.type}: ${JSON.stringify(verdict.fault)}`)
      expect(verdict.report).toMatchObject({ event: header.id, case: file.case, withheld: [] })
      expect(verdict.report.batch.from).toBe(header.source)
      expect(verdict.report.receipt === null).toBe(receipt === null)
      suitesSeen.add(verdict.report.batch.suite)
    }
  }
  expect([...suitesSeen].sort()).toEqual(['gm', 'intl'])
})

test('a bare proof names the content that is withheld', async () => {
  const [submit] = relay.events
  const verdict = await verify(proofOf(relay, submit?.header.id ?? '', { bare: true }) ?? {})
  expect(verdict).toMatchObject({ ok: true, report: { withheld: submit?.header.bodies.map(({ section }) => section) } })
})

test('an export has no proof of an event that is not in it, and none holds that was never sealed', async () => {
  const [submit, receive] = relay.events
  expect(proofOf(relay, asked.events[0]?.header.id ?? '')).toBeUndefined()
  const unsealed = { ...proofFrom(relay, submit?.header.id), proof: null }
  expect(await verify(unsealed)).toMatchObject({ ok: false, fault: { code: 'verify/notProven', at: '/proof' } })
  const exchanged = { ...proofFrom(relay, submit?.header.id), proof: receive?.proof }
  expect(await verify(exchanged)).toMatchObject({ ok: false, fault: { code: 'verify/proof', event: submit?.header.id } })
})

test('only the founders that the reader trusts make the list good', async () => {
  const proof = proofFrom(relay, relay.events[0]?.header.id)
  const stranger = await suites.gm.generate((length) => new Uint8Array(length).fill(7))
  const founders = { threshold: 1, authorities: [{ id: 'stranger', suite: 'gm' as const, key: stranger.sign.public }] }
  expect(await verify(proof, founders)).toMatchObject({ ok: false, fault: { code: 'verify/trustList', why: 'tooFewSignatures' } })
  const { private: key } = stranger.sign
  const forged = await signTrustList(
    { ...proof.trustList, ...founders, signatures: [] },
    { id: 'stranger', suite: 'gm', private: key },
    suites,
  )
  expect(await verify({ ...proof, trustList: forged })).toMatchObject({ ok: false, fault: { code: 'verify/trustList' } })
})

test('a text is a proof by its format', () => {
  expect(callsItselfProof(JSON.stringify({ format: proofFormat }))).toBe(true)
  expect(callsItselfProof(JSON.stringify(relay))).toBe(false)
  expect(callsItselfProof('no JSON')).toBe(false)
})

const receipted = all(relay).find(({ receipt, bodies }) => receipt !== null && bodies.length > 0)
const proofs: readonly (readonly [string, EventProof])[] = [
  ['an event with content and receipt', proofFrom(relay, receipted?.header.id)],
  ['a request', proofFrom(asked, asked.requests[0]?.header.id)],
]

describe.each(proofs)('of %s', (_, proof) => {
  const places = [...kindsOfPlace(proof)]

  test('no value can be changed unnoticed, and what is told names the event and the part', async () => {
    for (const [name, path] of places) {
      const value = valueAt(proof, path)
      if (typeof value === 'object' && value !== null) continue
      const verdict = await verify(alteredAt(proof, path, other))
      if (verdict.ok) expect.unreachable(name)
      expect(verdict.fault.at, name).toMatch(/^\//)
      if (verdict.fault.code !== 'verify/malformed')
        expect(verdict.fault.event, name).toBe(valueAt(alteredAt(proof, path, other), ['header', 'id']))
    }
  })

  test('no member can be taken away but content, and none added', async () => {
    for (const [name, path] of places) {
      if (typeof path.at(-1) !== 'number')
        expect({ name, ok: (await verify(alteredAt(proof, path, () => undefined))).ok }).toEqual({ name, ok: false })
      const value = valueAt(proof, path)
      if (typeof value !== 'object' || value === null || Array.isArray(value)) continue
      const added = await verify(alteredAt(proof, [...path, 'added'], () => 'by somebody'))
      expect({ name, ok: added.ok }).toEqual({ name, ok: false })
    }
  })

  test('a character changed anywhere is noticed, unless it says the same', async () => {
    const text = JSON.stringify(proof)
    const before = canonicalText(proof)
    const character = fc.constantFrom(...'0123456789abcdefxyzABCXYZ"{}[]:, \\-_./中')
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: text.length - 1 }), character, async (at, by) => {
        const altered = text.slice(0, at) + by + text.slice(at + 1)
        const verdict = await verify(altered)
        expect(verdict.ok && canonicalText(JSON.parse(altered)) !== before).toBe(false)
      }),
      { numRuns: 200 },
    )
  })
})
