import { nodeClient } from '../../node/node-client.ts'
import { masked } from '../masked.ts'
import { act, arrival, type Desk, has, look, type On, until } from './desk.ts'
import type { Begun, Play } from './play.ts'
import { openScene } from './scene.ts'
import { deskAt, pageOf } from './staff.ts'

/** 1. `online`, instant: asked for on the portal of Chongqing, decided by rule in Sichuan, back on the person's page. */
export async function playOnline(play: Play, begun: Begun): Promise<void> {
  const { application, version } = openScene(play, 'online', {
    number: { zh: '一', en: '1' },
    kind: { zh: '全程网办，即办', en: 'online, decided at once' },
    note: {
      zh: '缴存在成都，人住重庆：在重庆的平台上办，不跑一次',
      en: 'The fund is in Chengdu, the person lives in Chongqing: done on Chongqing’s portal, without a journey',
    },
  })
  const { item, receivingPlace, decidingPlace, form } = application
  const page = pageOf(play.chongqing, form.idNumber)
  const authority = deskAt(play.sichuan, decidingPlace, 'examiner')
  const body = { item, receivingPlace, decidingPlace, form, materials: [], contact: { phone: form.phone } }
  const { id } = (await (await page.region.as(page.who)).post<{ id: string }>('/cases', { body })).body
  begun({ story: 'online', kind: 'case', id, application, readers: [page, authority] })
  const on: On = { play, live: { id, told: { seq: 0, born: undefined }, names: play.names(version) } }
  await look(on, page)
  await until(
    on,
    page,
    { zh: '已送出，等成都决定', en: 'sent, waiting for Chengdu to decide' },
    ({ state }) => state === 'closed',
  )
  await act(on, page, { action: 'rate', bodies: [{ section: 'rating', body: { grade: 5 } }] })
  await arrival(on, authority, has('rate'))
  await signInElsewhere(play, page)
}

/** 一地认证、全网通办: the person, proved once at home, signs in to the other region with what home says of them. */
async function signInElsewhere({ chongqing, sichuan, tell, lang }: Play, page: Desk): Promise<void> {
  const home = await chongqing.as(page.who)
  const { body: assertion } = await home.post('/identity/assertions', { body: { to: sichuan.id } })
  const visitor = nodeClient({ address: sichuan.process.address, lang })
  const { body: accepted } = await visitor.post<{ token: string }>('/identity/assertions/accept', { body: assertion })
  const there = nodeClient({ address: sichuan.process.address, token: accepted.token, lang })
  const { body: me } = await there.get<{ name?: string; person?: { idNumberMasked: string } }>('/identity/me')
  const who = `${masked(me.name ?? '')} ${me.person?.idNumberMasked ?? ''}`
  tell.aside({
    zh: `凭重庆的实名认证登录四川平台：${who}，不再注册`,
    en: `Signed in to Sichuan with what Chongqing says: ${who}, no second registration`,
  })
}
