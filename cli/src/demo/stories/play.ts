import type { CaseAction } from '@tongban/protocol/event/actions'
import type { Lang } from '../../language.ts'
import type { PlaceNames } from '../../node/places.ts'
import type { LabClock } from '../regions/lab-clock.ts'
import type { Loaded } from '../regions/load.ts'
import type { Region } from '../regions/region.ts'
import type { Application, NodeSupplement, Supplement, VersionDocument } from '../regions/supplement.ts'
import type { Names, Teller, Told } from '../tell.ts'

/** All that the stories are played with. */
export interface Play {
  readonly lang: Lang
  readonly tell: Teller
  readonly supplement: Supplement
  readonly sichuan: Region
  readonly chongqing: Region
  readonly clock: LabClock
  readonly people: Loaded['people']
  readonly places: PlaceNames
  /** Names for telling a case of this version. */
  readonly names: (version: VersionDocument) => Names
  /** Ends a region's server as a power cut would. */
  kill(region: Region): Promise<void>
  /** Starts it again at the address its peer knows. */
  restart(region: Region): Promise<void>
  /** Starts the identity provider of a region: only who looks on afterwards needs it. */
  openSignIn(region: Region, who: NodeSupplement): Promise<void>
}

/** One case, or parent, that was played: what is needed to look at it again at the end. */
export interface Played {
  /** Name of the story in the table of expected ends. */
  readonly story: string
  readonly kind: 'case' | 'parent'
  readonly id: string
  readonly application: Application
  /** Who may export it at each node that has it. */
  readonly readers: readonly Reader[]
}

export interface Reader {
  readonly region: Region
  readonly who: string
}

/** A case while it is played. */
export interface Live {
  readonly id: string
  readonly told: Told
  readonly names: Names
}

/** One step as the demo asks a node for it. */
export interface Step {
  readonly action: CaseAction
  readonly facts?: Readonly<Record<string, unknown>>
  readonly bodies?: readonly { readonly section: string; readonly body: unknown }[]
  readonly files?: readonly { readonly sha256: string; readonly section: string }[]
  readonly approval?: string
}

/** Tells what was begun even where the story breaks off. */
export type Begun = (played: Played) => void
