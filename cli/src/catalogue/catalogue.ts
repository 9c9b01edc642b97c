import type { Command } from 'commander'
import type { Io, Run } from '../outcome.ts'
import { addBundle } from './bundle.ts'
import { addCheck } from './check.ts'
import { addCompare } from './compare.ts'
import { addDifference } from './difference.ts'
import { addExport } from './export.ts'
import { addLists } from './lists.ts'
import { addLoad } from './loading/load.ts'
import { addOffer } from './offer.ts'
import { addPublish } from './publish.ts'
import { addSituation } from './situation.ts'
import { addStandard } from './standard.ts'
import { addUniformity } from './uniformity.ts'

/** `tongban catalogue`: standards, declared differences and how uniform two regions are. */
export function addCatalogue(program: Command, io: Io, run: Run): void {
  const command = program
    .command('catalogue')
    .description(
      io.lang === 'zh'
        ? '目录：统一标准、差异登记、对照、动态清单、发布'
        : 'the catalogue: standards, differences, comparing, the list, publishing',
    )
  const parts = [
    ...[addCheck, addCompare, addUniformity, addExport, addStandard, addDifference],
    ...[addOffer, addPublish, addSituation, addBundle, addLists, addLoad],
  ]
  for (const add of parts) add(command, io, run)
}
