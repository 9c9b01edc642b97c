import type { Founders } from '@tongban/protocol/trust/trust-list'
import { placeNames } from '../../node/places.ts'
import type { Play } from '../stories/play.ts'
import type { Names } from '../tell.ts'
import type { Founding } from './founding.ts'
import { labClockOf } from './lab-clock.ts'
import { type Loaded, load } from './load.ts'
import type { NodeKeeper } from './nodes.ts'
import type { Region } from './region.ts'
import type { Setting, Started } from './start.ts'
import type { Supplement, VersionDocument } from './supplement.ts'
import { keysOf, signAll } from './trust.ts'

export interface Prepared {
  readonly play: Play
  readonly founders: Founders
}

/** Introduces both nodes to each other and loads agreement, lists, versions, people and places: everything before the first case. */
export async function prepare(setting: Setting, { supplement, founding, foundersFile, regions }: Started): Promise<Prepared> {
  const { lang, tell } = setting
  const clock = labClockOf(regions)
  await tell.during(
    { zh: '两地机构签署信任名单，两个节点签署合作协议', en: 'Both authorities sign the trust list, both nodes the agreement' },
    async () => {
      await clock.toOpening()
      await introduce(regions, founding, supplement)
    },
  )
  const loaded = await tell.during(
    { zh: '载入真实清单、指南与演示补充', en: 'Loading the real lists, the guides and what the demo adds' },
    () => Promise.all(regions.map((region) => load(region, supplement))),
  )
  tellLoaded(loaded, setting)
  const [sichuan, chongqing] = [find(regions, '510000'), find(regions, '500000')]
  const places = await placeNames(await chongqing.operator(), lang)
  const names = ({ materials }: VersionDocument): Names => ({
    places,
    materials: (id) => materials.find((one) => one.id === id)?.name[lang] ?? id,
  })
  const people = new Map(loaded.flatMap(({ people: known }) => [...known]))
  return {
    founders: founding.founders,
    play: { lang, tell, supplement, sichuan, chongqing, clock, people, places, names, ...power(setting.nodes, foundersFile) },
  }
}

/** How the fifth story takes a node down and brings it back: at the same address, for its peer knows no other. */
function power(nodes: NodeKeeper, founders: string): Pick<Play, 'kill' | 'restart' | 'openSignIn'> {
  return {
    openSignIn: ({ process, signIn, name }, { people, staff }) =>
      nodes.startProvider(process.folder, signIn, { title: name, people, staff }),
    kill: (region) => region.process.kill(),
    async restart(region) {
      const { id, code, suite, process, signIn } = region
      const { folder, port } = process
      region.process = await nodes.start({ id, region: code, folder, founders, suite, port, signIn })
    },
  }
}

async function introduce(regions: readonly Region[], founding: Founding, { agreements }: Supplement): Promise<void> {
  const [agreed] = agreements
  if (!agreed) throw new TypeError('data/demo-supplement.json has no agreement')
  const parties = await Promise.all(
    regions.map(async ({ process, code, signIn }) => ({
      ...{ process, region: code, portal: signIn.origin },
      keys: await keysOf(process),
    })),
  )
  const { list, agreement } = await signAll(founding, parties, agreed.terms)
  for (const region of regions) {
    const operator = await region.operator()
    await operator.post('/identity/trust', { body: list })
    await operator.post('/exchange/agreements', { body: agreement })
  }
}

function tellLoaded(loaded: readonly Loaded[], { tell, lang }: Setting): void {
  const [first] = loaded
  const parts = (first?.lists ?? []).map(({ list, totals: { rows, accepted, marked } }) =>
    lang === 'zh'
      ? `${list} ${rows} 行（收下 ${accepted}，有标记 ${marked}）`
      : `${list} ${rows} rows (${accepted} accepted, ${marked} marked)`,
  )
  tell.lines(parts.map((part) => `      ${part}`))
}

function find(regions: readonly Region[], code: string): Region {
  const found = regions.find((region) => region.code === code)
  if (!found) throw new TypeError(`data/demo-supplement.json has no node of ${code}`)
  return found
}
