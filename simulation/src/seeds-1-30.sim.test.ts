import { playSeeds } from './seeds.fixture.ts'

playSeeds(1, 30)
