import { exchangeRefusals } from '@tongban/protocol/batch/refusal'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chain, deliver, newCase, openPair, type Pair, sichuan, withKeys } from '../two-nodes.fixture.ts'
import { whyOf } from './why.ts'

for (const code of [...exchangeRefusals, 'timeout', 'ECONNREFUSED', 'notInTrustList', 'http502', 'cases/noAgreement', 'x/y']) {
  test(`${code} is told in both languages`, () => {
    const { zh, en, remedy } = whyOf(code)
    expect(zh).toMatch(/\p{Script=Han}{4}/u)
    expect(en).toMatch(/[a-z]{3}/)
    if (remedy) expect(remedy.zh).toMatch(/\p{Script=Han}{4}/u)
  })
}

let pair: Pair
beforeAll(async () => {
  pair = await openPair('why')
})
afterAll(() => pair.close())

test('a node that its peer refuses tells its operator why, and what to do', async () => {
  const { a } = pair
  const known = pair.trust
  const stranger = pair.keys.guizhou
  const listed = known.nodes.find(({ id }) => id === a.me)?.keys[0] ?? expect.fail()
  pair.trust = withKeys(known, a.me, [{ ...listed, kid: stranger.kid }])
  await a.say(...(await chain(a, sichuan, newCase(), ['refused'])))
  await deliver(a)
  const { body } = await a.ask('GET', `/exchange/peers/${sichuan}`)
  expect(body).toMatchObject({
    waiting: 1,
    failures: 1,
    why: {
      code: 'exchange/unknownSender',
      zh: '发送节点不在信任名单中',
      en: 'The sending node is not in the trust list',
      remedy: { zh: '请对方运维载入含有本节点的信任名单' },
    },
  })
  pair.trust = known
  await deliver(a)
  expect((await a.ask('GET', `/exchange/peers/${sichuan}`)).body).toMatchObject({ waiting: 0, failures: 0, why: null })
})
