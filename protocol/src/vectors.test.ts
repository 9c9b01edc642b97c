import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fixedItems, suites } from '../vectors/fixed.ts'
import { generate } from '../vectors/generate.ts'
import { bodyFits } from './event/hash.ts'
import { isChainHeader } from './event/header.ts'

test('the published vectors are what the generator writes, byte for byte', async () => {
  const files = await generate()
  expect([...files.keys()]).toEqual([
    'canonical.json',
    'merkle.json',
    'envelope.json',
    'receipt.json',
    'trust.json',
    'suites.json',
    'reconcile.json',
  ])
  for (const [name, text] of files) {
    expect(
      readFileSync(new URL(`../vectors/${name}`, import.meta.url), 'utf8'),
      `${name}: run node --import tsx protocol/vectors/generate.ts`,
    ).toBe(text)
  }
})

test('the events in them are real ones: well formed, chained, with bodies that fit', async () => {
  for (const { header, bodies } of await fixedItems()) {
    if (!isChainHeader(header)) return expect.unreachable(`not an event header: ${JSON.stringify(header)}`)
    for (const body of bodies) expect(await bodyFits(header, body, suites)).toBe(true)
  }
})
