import type { Asked } from '../../visit/visit.ts'
import { withGuides } from '../find-guides.ts'
import { guideAt, type ShownGuide } from '../guide-shape.ts'
import { wayOf } from '../how-done.ts'
import type { Found } from '../item-line.tsx'
import { nearest } from '../situations/counters-near.ts'
import { allPlaces, type Place } from '../ways/all-places.ts'
import { noSuchPage, openItems } from '../ways/open-items.ts'

const regionOf = (code: string): string => `${code.slice(0, 2)}0000`
const isCounter = ({ kind }: Place): boolean => kind === 'counter'

export interface WindowsData {
  /** Counters of the reader's region, the nearest first. */
  readonly near: readonly Place[]
  /** Those of each other region. */
  readonly others: readonly { readonly region: string; readonly counters: readonly Place[] }[]
}

export async function loadWindows({ api, visit }: Asked): Promise<WindowsData> {
  const counters = (await allPlaces(api)).filter(isCounter)
  const elsewhere = visit.regions.filter((region) => region !== regionOf(visit.from))
  const others = elsewhere.map((region) => ({ region, counters: counters.filter(({ id }) => regionOf(id) === region) }))
  return { near: nearest(counters, visit.from), others: others.filter(({ counters: { length } }) => length > 0) }
}

/** What is known of how to reach a place, and nothing else: null is unknown. */
export interface Reach {
  readonly address: string | null
  readonly hours: string | null
  readonly phone: string | null
}

export interface WindowData {
  readonly place: Place
  readonly reach: Reach
  /** For a counter, items of the other region that have to pass a counter; for an authority, those it decides. */
  readonly items: readonly Found[]
}

type WindowRequest = Asked & { readonly params: Readonly<Record<string, string | undefined>> }

export async function loadWindow(asked: WindowRequest): Promise<WindowData> {
  const place = (await allPlaces(asked.api)).find(({ id }) => id === asked.params['id'])
  if (place === undefined) throw noSuchPage()
  const { address, hours, phone } = place
  // The guides of what passes a counter speak of the authorities that decide, never of the counter.
  if (isCounter(place)) return { place, reach: { address, hours, phone }, items: await relayedTo(asked, place) }
  const items = await decidedAt(asked, place)
  return { place, reach: reachOf(place, items), items }
}

/** What an authority wrote into its own guides counts where the register of places has nothing; guides that disagree give nothing. */
function reachOf({ address, hours, phone }: Place, items: readonly Found[]): Reach {
  const written = (part: 'address' | 'hours' | 'phone'): string | null => {
    const said = new Set(items.flatMap(({ guide }) => knownIn(guide, part)))
    return said.size === 1 ? ([...said][0] ?? null) : null
  }
  return { address: address ?? written('address'), hours: hours ?? written('hours'), phone: phone ?? written('phone') }
}

function knownIn(guide: ShownGuide | undefined, name: 'address' | 'hours' | 'phone'): readonly string[] {
  const part = guide?.guide.parts[name]
  return part?.known ? [part.value] : []
}

async function decidedAt({ api }: Asked, { id }: Place): Promise<readonly Found[]> {
  const items = await openItems(api, id)
  return Promise.all(
    items.map(async ({ name, ...line }) => {
      const guide = await guideAt(api, line.id, id)
      return { ...line, name: guide?.guide.name ?? { zh: name, en: null }, guide }
    }),
  )
}

/** A counter takes in for the other regions what cannot be done online alone. */
async function relayedTo({ api, visit }: Asked, { id }: Place): Promise<readonly Found[]> {
  const others = visit.regions.filter((region) => region !== regionOf(id))
  const found = await Promise.all(
    others.map(async (region) => {
      const lines = (await openItems(api, region)).map(({ name, ...line }) => ({ ...line, name: { zh: name, en: null } }))
      return withGuides(api, lines, region)
    }),
  )
  return found.flat().filter(({ guide }) => guide !== undefined && passesCounter(guide))
}

function passesCounter({ guide: { parts } }: ShownGuide): boolean {
  const { mode, materials } = parts
  return mode.known && materials.known && wayOf({ mode: mode.value, materials: materials.value }) !== 'online'
}
