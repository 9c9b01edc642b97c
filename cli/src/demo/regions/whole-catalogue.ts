import { setTimeout as pause } from 'node:timers/promises'
import { loadFile } from '../../catalogue/loading/load-file.ts'
import type { Step } from '../../catalogue/loading/load-step.ts'
import type { Lang } from '../../language.ts'
import { DemoFailure } from '../failure.ts'
import type { LabClock } from './lab-clock.ts'
import type { Region } from './region.ts'
import { readData } from './supplement.ts'

const files = ['standards.json', 'situations.json', 'bundles.json', 'demo-bundles.json'] as const
const MOST_ROUNDS = 40
/** What the other node was told arrives within this. */
const ON_THE_WAY_MS = 300

/**
 * Both regions agree on the standards that ship, declare their differences, publish their versions and ask their situations, in turn, until
 * neither waits for the other. A standard is in force from the day after it was proposed, so days pass. Answers how many items both now
 * offer under one standard, and how many situations are asked.
 */
export async function agreeOnCatalogue(
  regions: readonly Region[],
  { clock, lang }: { readonly clock: LabClock; readonly lang: Lang },
): Promise<{ readonly standards: number; readonly situations: number }> {
  const documents = await Promise.all(files.map(async (name): Promise<unknown> => JSON.parse(await readData(name))))
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const steps = await everyoneLoads(regions, documents, lang)
    const count = (part: 'done' | 'waiting') => steps.reduce((sum, step) => sum + step[part], 0)
    if (count('waiting') === 0)
      return { standards: settled(steps, 'standards') / regions.length, situations: settled(steps, 'situations') }
    await pause(ON_THE_WAY_MS)
    // What still waits although nothing more could be said waits for a day to begin.
    if (round > 0 && count('done') === 0) await clock.passWorkingDays(1, '09:00')
  }
  throw new DemoFailure('两地在标准上一直互相等待', 'The two regions still wait for each other over the standards')
}

async function everyoneLoads(regions: readonly Region[], documents: readonly unknown[], lang: Lang): Promise<Step[]> {
  const steps: Step[] = []
  for (const region of regions) {
    const operator = await region.operator()
    for (const document of documents) steps.push(...((await loadFile({ operator, region: region.code, lang }, document)) ?? []))
  }
  return steps
}

const settled = (steps: readonly Step[], of: Step['of']): number =>
  steps.filter((step) => step.of === of).reduce((sum, step) => sum + step.settled + step.done, 0)
