import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SuiteName } from '@tongban/protocol/suite/suite'
import type { Lang } from '../../language.ts'
import type { Teller } from '../tell.ts'
import { type Founding, foundAuthorities } from './founding.ts'
import type { NodeKeeper } from './nodes.ts'
import { type Region, regionOf } from './region.ts'
import { planSignIn } from './sign-in.ts'
import { type NodeSupplement, readSupplement, type Supplement } from './supplement.ts'

/** The suite of each region's node and founding authority, by division code; `intl` where none is said. */
export type RegionSuites = Readonly<Record<string, SuiteName>>
const suiteOf = (suites: RegionSuites, region: string): SuiteName => suites[region] ?? 'intl'

export interface Setting {
  readonly lang: Lang
  readonly tell: Teller
  readonly folder: string
  readonly nodes: NodeKeeper
  readonly suites: RegionSuites
}

/** Two nodes that serve and know nobody yet but the founders. */
export interface Started {
  readonly supplement: Supplement
  readonly founding: Founding
  readonly foundersFile: string
  readonly regions: readonly Region[]
}

/**
 * Starts both nodes; meanwhile this program loads what it needs for the rest (`load`), for both take seconds. This file therefore imports
 * little.
 */
export async function start<T>(setting: Setting, load: () => Promise<T>): Promise<readonly [Started, T]> {
  const { tell, folder } = setting
  const supplement = await readSupplement()
  const founding = await foundAuthorities(
    supplement.nodes.map(({ region }) => ({ region, suite: suiteOf(setting.suites, region) })),
  )
  const foundersFile = join(folder, 'founders.json')
  await mkdir(folder, { recursive: true })
  await writeFile(foundersFile, JSON.stringify(founding.founders, null, 2))
  const label = {
    zh: '启动两个节点：各有进程、PostgreSQL、密钥',
    en: 'Starting two nodes, each with its process, PostgreSQL and keys',
  }
  return tell.during(label, async () => {
    const starting = Promise.all(supplement.nodes.map((node) => startRegion(setting, node, foundersFile)))
    const [regions, loaded] = await Promise.all([starting, load()])
    return [{ supplement, founding, foundersFile, regions }, loaded] as const
  })
}

async function startRegion(
  { nodes, folder, lang, suites }: Setting,
  { id, region: code, name }: NodeSupplement,
  founders: string,
): Promise<Region> {
  const suite = suiteOf(suites, code)
  const signIn = await planSignIn()
  const process = await nodes.start({ id, region: code, folder: join(folder, code), founders, suite, port: 0, signIn })
  return regionOf({ id, code, name, suite, process, lang, signIn })
}
