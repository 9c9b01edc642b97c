import type { FileRef, Section } from '@tongban/protocol/event/header'
import { sections } from '@tongban/protocol/event/header'
import type { CasesEnv } from '../env.ts'
import { problem } from '../problems.ts'

/** Files named by hash, each stored here and checked, as an event names them. Refuses with `cases/fileUnknown`. */
export async function resolveFiles(
  env: Pick<CasesEnv, 'files'>,
  named: readonly { sha256: string; section: string }[],
  field: string,
): Promise<FileRef[]> {
  return Promise.all(
    named.map(async ({ sha256, section }) => {
      const found = await env.files.find(sha256)
      if (!found || !isSection(section)) throw problem.fileUnknown({ sha256 }, { field })
      return { sha256, size: found.size, type: found.type, section }
    }),
  )
}

const isSection = (section: string): section is Section => sections.some((known) => known === section)
