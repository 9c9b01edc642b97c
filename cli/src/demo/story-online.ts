import { nodeClient } from '../node-client.ts'
import { act, arrival, type Desk, livesAs, look, submit, until } from './desk.ts'
import type { Begun, Play, Played } from './play.ts'
import { deskAt, pageOf } from './staff.ts'
import { applicationFor, versionFor } from './supplement.ts'

/** 1. `online`, instant: asked for on the portal of Chongqing, decided by rule in Sichuan, back on the person's page. */
export async function playOnline(play: Play, begun: Begun): Promise<void> {
  const { supplement, chongqing, sichuan, tell } = play
  const application = applicationFor(supplement, 'online')
  const version = versionFor(supplement, application)
  const { item, receivingPlace, decidingPlace, form } = application
  tell.heading(
    play.lang === 'zh' ? `一、${version.name.zh}（全程网办，即办）` : `1  ${version.name.en} (online, decided at once)`,
    [
      play.lang === 'zh'
        ? '缴存在成都，人住重庆：在重庆的平台上办，不跑一次'
        : 'The fund is in Chengdu, the person lives in Chongqing: done on Chongqing’s portal, without a journey',
    ],
  )
  const page = pageOf(chongqing, form.idNumber)
  const { id } = await submit(page, { item, receivingPlace, decidingPlace, form, materials: [], contact: { phone: form.phone } })
  const live = livesAs(id, play.names(version))
  const played: Played = {
    story: 'online',
    kind: 'case',
    id,
    application,
    readers: [
      { region: chongqing, who: page.who },
      { region: sichuan, who: deskAt(sichuan, decidingPlace, 'examiner').who },
    ],
  }
  begun(played)
  await look(play, page, live)
  await until(
    play,
    page,
    live,
    { zh: '已送出，等成都决定', en: 'sent, waiting for Chengdu to decide' },
    ({ state }) => state === 'closed',
  )
  await act(play, page, live, { action: 'rate', bodies: [{ section: 'rating', body: { grade: 5 } }] })
  await arrival(play, deskAt(sichuan, decidingPlace, 'examiner'), live, ({ timeline }) =>
    timeline.some(({ action }) => action === 'rate'),
  )
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
  const who = `${me.name ?? ''} ${me.person?.idNumberMasked ?? ''}`
  tell.aside({
    zh: `凭重庆的实名认证登录四川平台：${who}，不再注册`,
    en: `Signed in to Sichuan with what Chongqing says: ${who}, no second registration`,
  })
}
