import { readFile } from 'node:fs/promises'
import type { Agreement } from '@tongban/protocol/trust/agreement'
import type { Said } from '../../language.ts'

/** What the demo needs beyond the real lists (`data/demo-supplement.json`): made up, and marked so. */
export interface Supplement {
  readonly organisations: readonly object[]
  readonly places: readonly object[]
  readonly nodes: readonly NodeSupplement[]
  readonly agreements: readonly { readonly terms: Omit<Agreement, 'signatures'> }[]
  readonly applications: readonly Application[]
  readonly versions: readonly { readonly document: VersionDocument }[]
}

export interface NodeSupplement {
  readonly id: string
  readonly region: string
  readonly name: Said
  readonly counters: readonly object[]
  readonly staff: readonly { readonly id: string; readonly name: string }[]
  readonly people: readonly { readonly name: string; readonly idNumber: string }[]
  readonly mandates: readonly object[]
}

export interface Application {
  readonly id: string
  readonly item: string
  readonly decidingPlace: string
  readonly receivingPlace: string
  readonly form: { readonly name: string; readonly idNumber: string; readonly phone: string } & Readonly<Record<string, unknown>>
}

export interface VersionDocument {
  readonly item: string
  readonly name: Said
  readonly place: string
  readonly fee: { readonly reason: string; readonly amount: number; readonly basis: string } | null
  readonly remedy: string
  readonly materials: readonly { readonly id: string; readonly name: Said }[]
  readonly assisting?: readonly { readonly place: string; readonly question: string }[]
}

/** A file of `data/`, as text. */
export const readData = (name: string): Promise<string> => readFile(new URL(`../../../../data/${name}`, import.meta.url), 'utf8')

export async function readSupplement(): Promise<Supplement> {
  return JSON.parse(await readData('demo-supplement.json'))
}

/** The sample application of a demo case. */
export function applicationFor({ applications }: Supplement, id: string): Application {
  const found = applications.find((application) => application.id === id)
  if (!found) throw new TypeError(`data/demo-supplement.json has no application ${id}`)
  return found
}

/** The version that the deciding place of an application publishes for its item. */
export function versionFor(
  { versions }: Supplement,
  { item, decidingPlace }: Pick<Application, 'item' | 'decidingPlace'>,
): VersionDocument {
  const found = versions.find(({ document }) => document.item === item && document.place === decidingPlace)
  if (!found) throw new TypeError(`data/demo-supplement.json has no version of ${item} at ${decidingPlace}`)
  return found.document
}
