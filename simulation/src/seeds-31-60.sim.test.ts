import { playSeeds } from './seeds.fixture.ts'

playSeeds(31, 60)
