import { readFileSync } from 'node:fs'
import { divisionCovers } from '@tongban/protocol/codes/division'
import { intlNode } from '@tongban/protocol/suite/intl-node'
import type { Version } from '@tongban/protocol/version/version'
import type { Clock } from '../platform/clock.ts'
import { createJobs } from '../platform/jobs/jobs.ts'
import { createLog } from '../platform/log.ts'
import { systemRandom } from '../platform/random.ts'
import type { TestDatabase } from '../test-kit/database.ts'
import type { CatalogueEnv } from './env.ts'

// The product's own lists and versions, and the node of Sichuan around them.

const data = (file: string): unknown => JSON.parse(readFileSync(new URL(`../../../data/${file}`, import.meta.url), 'utf8'))

interface ItemList {
  readonly list: string
  readonly items: readonly { readonly name: string; readonly implementerCode?: string | null }[]
}

export const guangan = data('items-sichuan-guangan.json') as ItemList
export const chuanyu = data('items-chuanyu.json') as ItemList
export const national = data('items-national.json') as ItemList
export const guides = data('guides.json') as { readonly guides: readonly { readonly id: string; readonly item: string }[] }

const supplement = data('demo-supplement.json') as {
  readonly versions: readonly { readonly document: Version }[]
  readonly applications: readonly { readonly item: string; readonly decidingPlace: string; readonly form: object }[]
}
export const demoVersions = supplement.versions.map(({ document }) => document)
export const applications = supplement.applications

export const sichuan = 'urn:tongban:node:510000'
export const today = '2026-11-24'

const morning: Clock = { now: () => new Date(`${today}T01:00:00.000Z`) }

export function envOf({ db }: Pick<TestDatabase, 'db'>, clock = morning): CatalogueEnv {
  const random = systemRandom()
  return {
    ...{ db, clock, random, me: sichuan },
    suites: { intl: intlNode },
    hash: 'sha-256',
    jobs: createJobs({ db, clock, random, log: createLog({ level: 'silent' }), process: 'test' }),
    peers: () => ['urn:tongban:node:500000'],
    nodeOf: (place) =>
      ['510000', '500000'].flatMap((region) =>
        divisionCovers(region, place.slice(0, 6)) ? [`urn:tongban:node:${region}`] : [],
      )[0],
  }
}

export function versionOf(name: string, place?: string): Version {
  const found = demoVersions.find((version) => version.name.zh === name && (place === undefined || version.place === place))
  if (!found) throw new Error(`the demo supplement has no version of ${name}`)
  return found
}
