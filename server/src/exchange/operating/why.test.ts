import { exchangeRefusals } from '@tongban/protocol/batch/refusal'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chain, deliver, newCase, openPair, type Pair, sichuan, withKeys } from '../two-nodes.fixture.ts'
import { whyOf, whyRefusedHere } from './why.ts'

for (const code of [
  ...exchangeRefusals,
  'timeout',
  'ECONNREFUSED',
  'notInTrustList',
  'noKeyOfPeer',
  'ownKeyNotListed',
  'http502',
  'cases/noAgreement',
  'x/y',
]) {
  test(`${code} is told in both languages`, () => {
    const { zh, en, remedy } = whyOf(code)
    expect(zh).toMatch(/\p{Script=Han}{4}/u)
    expect(en).toMatch(/[a-z]{3}/)
    if (remedy) expect(remedy.zh).toMatch(/\p{Script=Han}{4}/u)
  })
}

test('a node that refuses a case tells its own operator what it lacks itself', () => {
  expect(whyRefusedHere('cases/noAgreement')).toMatchObject({
    code: 'cases/noAgreement',
    zh: expect.stringContaining('本节点'),
    en: expect.stringContaining('This node'),
    remedy: { zh: expect.stringContaining('载入协议') },
  })
  expect(whyRefusedHere('exchange/early')).toEqual(whyOf('exchange/early'))
})

let pair: Pair
beforeAll(async () => {
  pair = await openPair('why')
})
afterAll(() => pair.close())

/** What the operator of `a` is shown of the peer. */
const shown = async () => (await pair.a.ask('GET', `/exchange/peers/${sichuan}`)).body

/** As if the list named another key for `a`. */
function unlisted({ trust, keys, a }: Pair): Pair['trust'] {
  const listed = trust.nodes.find(({ id }) => id === a.me)?.keys[0] ?? expect.fail()
  return withKeys(trust, a.me, [{ ...listed, kid: keys.guizhou.kid }])
}

test('a node that its peer refuses tells its operator why, and what to do', async () => {
  const { a, trust } = pair
  await a.say(...(await chain(a, sichuan, newCase(), ['refused'])))
  await a.exchange.sealDue()
  pair.trust = unlisted(pair)
  await a.exchange.sendDue()
  expect(await shown()).toMatchObject({
    waiting: 1,
    failures: 1,
    why: {
      code: 'exchange/unknownSender',
      zh: '发送节点不在信任名单里',
      en: 'The sending node is not in the trust list',
      remedy: { zh: '请对方运维载入含有本节点的信任名单' },
    },
  })
  pair.trust = trust
  await deliver(a)
  expect(await shown()).toMatchObject({ waiting: 0, failures: 0, why: null })
})

test('a node whose own key is not listed seals nothing, and its operator is told', async () => {
  const { a, trust } = pair
  pair.trust = unlisted(pair)
  await a.say(...(await chain(a, sichuan, newCase(), ['unlisted'])))
  await deliver(a)
  expect(await shown()).toMatchObject({ waiting: 1, why: { code: 'ownKeyNotListed' } })
  pair.trust = trust
  await deliver(a)
  expect(await shown()).toMatchObject({ waiting: 0, failures: 0, why: null })
})

test('a refusal that has no advice of its own is told with what its title says to do', () => {
  expect(whyOf('exchange/wrongCount')).toEqual({
    code: 'exchange/wrongCount',
    zh: '事件数和批次头写的不一样',
    en: 'The number of events is not that of the batch header',
    remedy: { zh: '请重新封装再发', en: 'Seal it anew and send it again' },
  })
})
