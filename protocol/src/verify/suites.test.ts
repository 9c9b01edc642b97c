import { describe, expect, test } from 'vitest'
import { pairs } from '../../vectors/generate-suites.ts'
import { headerHash } from '../event/hash.ts'
import { gmWeb } from '../suite/gm-web.ts'
import { intlWeb } from '../suite/intl-web.ts'
import type { HashName, Suites } from '../suite/suite.ts'
import { closeExport } from './close-export.ts'
import type { CaseExport } from './export.ts'
import * as stories from './test-kit/stories.ts'
import { chongqing, sharedWorld, sichuan, suites } from './test-kit/world.ts'
import { verifyExport } from './verify.ts'

for (const their of pairs) {
  describe(`a case that Sichuan writes under ${their.sichuan} and Chongqing under ${their.chongqing}`, async () => {
    const world = await sharedWorld(their)
    const { file } = await stories.relay(world)
    const hashes: Readonly<Record<string, HashName>> = {
      [sichuan]: suites[their.sichuan].hashName,
      [chongqing]: suites[their.chongqing].hashName,
    }

    async function fault(changed: CaseExport, built: Suites = suites): Promise<unknown> {
      const verdict = await verifyExport(JSON.stringify(changed), { suites: built, founders: world.founders })
      return verdict.ok ? undefined : verdict.fault
    }

    /** The statement is signed again, so that only what it is about can be at fault. */
    const closedAgain = (changed: Partial<CaseExport>) =>
      closeExport(
        { ...file, ...changed },
        { node: chongqing, keys: world.keys[chongqing] ?? expect.unreachable(), suites, at: file.statement.at },
      )

    test('verifies on the server and in the browser, by whom it was written as it was', async () => {
      expect(await fault(file)).toBeUndefined()
      expect(await fault(file, { intl: intlWeb, gm: gmWeb })).toBeUndefined()
      for (const { header } of [...file.events, ...file.requests]) expect(header.hash).toBe(hashes[header.source])
      expect(new Set(file.events.map(({ header }) => header.hash))).toEqual(new Set(Object.values(hashes)))
    })

    test('each event names the one before it under its own writer’s hash', async () => {
      for (const [index, { header }] of file.events.entries()) {
        const before = file.events[index - 1]?.header
        expect(header.prev).toBe(before ? await headerHash(before, suites, header.hash) : null)
      }
    })

    test('another body does not fit', async () => {
      const [submit, ...rest] = file.events
      const body = submit?.bodies[0]
      if (!submit || !body) return expect.unreachable('a submit with a form')
      const events = [{ ...submit, bodies: [{ ...body, body: { name: '李四' } }, ...submit.bodies.slice(1)] }, ...rest]
      expect(await fault(await closedAgain({ events }))).toMatchObject({ code: 'verify/body', seq: 1 })
    })

    test('a proof by the batch of another event is none', async () => {
      const [first, last] = [file.events[0], file.events.at(-1)]
      if (!first || !last) return expect.unreachable('events')
      const events = file.events.with(0, { ...first, proof: last.proof })
      expect(await fault(await closedAgain({ events }))).toMatchObject({ code: 'verify/proof', seq: 1 })
    })

    test('a program without gm counts no founder of that suite', async () => {
      expect(await fault(file, { intl: suites.intl })).toEqual({ code: 'verify/trustList', why: 'tooFewSignatures' })
    })
  })
}
