import type { Command } from 'commander'
import type { Io, Run } from '../outcome.ts'
import { addCheck } from './check.ts'
import { addCompare } from './compare.ts'
import { addExport } from './export.ts'
import { addLoad } from './load.ts'
import { addPublish } from './publish.ts'
import { addStandard } from './standard.ts'
import { addUniformity } from './uniformity.ts'

/** `tongban catalogue`: standards, declared differences and how uniform two regions are. */
export function addCatalogue(program: Command, io: Io, run: Run): void {
  const command = program
    .command('catalogue')
    .description(
      io.lang === 'zh' ? '目录：统一标准、差异登记、对照、发布' : 'the catalogue: standards, differences, comparing, publishing',
    )
  for (const add of [addCheck, addCompare, addUniformity, addExport, addStandard, addPublish, addLoad]) add(command, io, run)
}
