import type { Said } from '../../language.ts'
import type { Region } from './region.ts'
import { readData, type Supplement } from './supplement.ts'

/** What a region took in, as its node answered. */
export interface Loaded {
  readonly lists: readonly ListLoaded[]
  /** Ids of the people the region knows, by identity number. */
  readonly people: ReadonlyMap<string, string>
}

export interface ListLoaded {
  readonly list: string
  readonly totals: { readonly rows: number; readonly accepted: number; readonly marked: number }
}

const lists = ['items-sichuan-guangan.json', 'items-chuanyu.json', 'items-national.json', 'guides.json'] as const

interface SetupReport {
  readonly refused: readonly ({ readonly list: string; readonly row: number; readonly code: string } & Said)[]
  readonly people: readonly { readonly row: number; readonly id: string }[]
}

/** Organisations, places, staff and people, then the real lists, then the versions of both regions: the same files for both nodes. */
export async function load(region: Region, supplement: Supplement): Promise<Loaded> {
  const operator = await region.operator()
  const { organisations, places, nodes, versions } = supplement
  const own = nodes.find(({ id }) => id === region.id)
  if (!own) throw new TypeError(`data/demo-supplement.json has no node ${region.id}`)
  const { counters, staff, people, mandates } = own
  const { body: report } = await operator.post<SetupReport>('/identity/setup', {
    body: { organisations, places, counters, staff, people, mandates },
  })
  const [refused] = report.refused
  if (refused) throw new TypeError(`${region.id} refused row ${refused.row} of ${refused.list}: ${refused.code} ${refused.en}`)
  const loaded: ListLoaded[] = []
  for (const file of lists) {
    const raw = { content: await readData(file), type: 'application/json' }
    loaded.push((await operator.post<ListLoaded>('/imports', { raw })).body)
  }
  for (const { document } of versions) await operator.post('/versions', { body: document })
  return { lists: loaded, people: idsOf(own.people, report) }
}

function idsOf(given: readonly { readonly idNumber: string }[], { people }: SetupReport): Map<string, string> {
  return new Map(people.flatMap(({ row, id }) => pair(given[row]?.idNumber, id)))
}

const pair = (idNumber: string | undefined, id: string): [string, string][] => (idNumber === undefined ? [] : [[idNumber, id]])
