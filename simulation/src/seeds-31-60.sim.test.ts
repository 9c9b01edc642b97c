import { playSeeds } from './seeds.fixture.ts'

// With keys that change, a stranger who attacks, lists that come late and clocks that are set.
playSeeds(31, 60, true)
