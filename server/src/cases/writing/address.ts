import { sectionsForNode } from '@tongban/protocol/case/rights'
import type { Standing } from '@tongban/protocol/case/standing'
import type { Body } from '@tongban/protocol/event/hash'
import type { EventHeader, Section } from '@tongban/protocol/event/header'
import type { TrustList } from '@tongban/protocol/trust/trust-list'
import type { OutboxItem } from '../../exchange/index.ts'
import { nodeOf } from '../domain/node-of.ts'

/** An event or request already said, with the content that this node has of it and, where another node wrote it, its proof. */
export interface Told {
  readonly header: EventHeader
  readonly bodies: readonly Body[]
  readonly origin?: OutboxItem['origin']
}

/** The nodes of a case: those of its places, in the order in which they came in (protocol.md, Event). */
export function nodesOf(trust: TrustList, standing: Standing): string[] {
  const nodes = standing.places.map((place) => nodeOf(trust, place)).filter((node) => node !== undefined)
  return [...new Set(nodes)]
}

/** The sections a node may see of this case: all that any of its places may. */
export function rightsOf(trust: TrustList, standing: Standing, node: string): ReadonlySet<Section> {
  return sectionsForNode(
    standing,
    standing.places.filter((place) => nodeOf(trust, place) === node),
  )
}

const seen = (bodies: readonly Body[], rights: ReadonlySet<string>): Body[] => bodies.filter(({ section }) => rights.has(section))

export interface Said {
  readonly me: string
  readonly trust: TrustList
  readonly before: Standing | undefined
  readonly after: Standing
  readonly told: Told
  /** What was said before: asked for only when a node comes in or gains a right. */
  readonly history: () => Promise<readonly Told[]>
}

type Parcel = Omit<OutboxItem, 'ord' | 'caseId'>

/**
 * What goes to whom because of one event: the event to every other node of the case with the content each may see; to a node that
 * comes in with it all that came before; to one that gains a right the earlier content of the sections gained; to this node itself
 * where nobody else is of the case, so that every event is sealed and provable.
 */
export async function parcelsFor({ me, trust, before, after, told, history }: Said): Promise<Parcel[]> {
  const others = nodesOf(trust, after).filter((node) => node !== me)
  if (others.length === 0) return [{ to: me, header: told.header, bodies: [] }]
  const known = before ? nodesOf(trust, before) : []
  const parcels: Parcel[] = []
  for (const to of others) {
    const rights = rightsOf(trust, after, to)
    const comesIn = before !== undefined && !known.includes(to)
    if (comesIn) parcels.push(...(await history()).map((earlier) => parcel(to, earlier, rights)))
    const gained = before && !comesIn ? minus(rights, rightsOf(trust, before, to)) : new Set<Section>()
    const earlier = gained.size > 0 ? earlierBodies(await history(), gained) : []
    parcels.push({ ...parcel(to, told, rights), ...(earlier.length > 0 ? { earlier } : {}) })
  }
  return parcels
}

function parcel(to: string, { header, bodies, origin }: Told, rights: ReadonlySet<string>): Parcel {
  return { to, header, bodies: seen(bodies, rights), ...(origin ? { origin } : {}) }
}

const minus = (all: ReadonlySet<Section>, some: ReadonlySet<Section>): Set<Section> =>
  new Set([...all].filter((section) => !some.has(section)))

function earlierBodies(history: readonly Told[], gained: ReadonlySet<string>) {
  return history.flatMap(({ header, bodies }) => seen(bodies, gained).map((body) => ({ event: header.id, ...body })))
}
