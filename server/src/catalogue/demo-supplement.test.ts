import { readFileSync } from 'node:fs'
import { divisionCovers } from '@tongban/protocol/codes/division'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SetupDocument, setUp } from '../identity/setup/set-up.ts'
import { systemRandom } from '../platform/random.ts'
import { freshDatabase, type TestDatabase } from '../test-kit/database.ts'
import { envOf } from './catalogue.fixture.ts'

interface Supplement extends Pick<SetupDocument, 'organisations' | 'places'> {
  readonly nodes: readonly (SetupDocument & { readonly id: string; readonly region: string })[]
}
const file = new URL('../../../data/demo-supplement.json', import.meta.url)
const { organisations = [], places = [], nodes }: Supplement = JSON.parse(readFileSync(file, 'utf8'))

let stores: TestDatabase[] = []
beforeAll(async () => {
  stores = await Promise.all(nodes.map(() => freshDatabase()))
})
afterAll(() => Promise.all(stores.map((store) => store.close())))

test('both nodes take in all that the demo supplement says of places, staff and people, and again without a change', async () => {
  for (const [at, { id: me, region, counters = [], staff = [], people = [], mandates = [] }] of nodes.entries()) {
    const db = stores[at]?.db
    if (!db) throw new Error('each node has its database')
    const env = {
      actor: 'test',
      me,
      random: systemRandom(),
      now: envOf({ db }).clock.now(),
      isMine: (place: string) => divisionCovers(region, place.slice(0, 6)),
      testNumbers: true,
    }
    const takeIn = () =>
      db.write('operator', (tx) => setUp(tx, { organisations, places, counters, staff, people, mandates }, env))
    expect((await takeIn()).refused).toEqual([])
    const { lists } = await takeIn()
    expect(lists.staff).toMatchObject({ given: staff.length, unchanged: staff.length })
  }
})
