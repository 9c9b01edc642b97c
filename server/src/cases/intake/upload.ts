import type { FileRef, Section } from '@tongban/protocol/event/header'
import { sections } from '@tongban/protocol/event/header'
import type { Actor } from '../../identity/index.ts'
import { later } from '../../platform/clock.ts'
import { CODE_LIFE_MS } from '../drafts/draft-code.ts'
import type { CasesEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { filesToAttach } from './upload.store.ts'

export interface NamedFiles {
  readonly named: readonly { readonly sha256: string; readonly section: string }[]
  readonly actor: Actor
  readonly field: string
}

/**
 * Files named by hash, each stored here and checked, as an event names them. A file that is here but was brought by somebody else is
 * refused like one that is not: whoever reads its hash in a header could otherwise put it into a case of their own and read it there.
 * Refuses with `cases/fileUnknown`.
 */
export async function resolveFiles(env: Pick<CasesEnv, 'files' | 'db' | 'clock'>, asked: NamedFiles): Promise<FileRef[]> {
  const { named, actor, field } = asked
  if (named.length === 0) return []
  const codesSince = later(env.clock.now(), -CODE_LIFE_MS)
  const own = await env.db.read(actor.id, (tx) =>
    filesToAttach(tx, { actor: actor.id, sha256: named.map(({ sha256 }) => sha256), codesSince }),
  )
  return Promise.all(
    named.map(async ({ sha256, section }) => {
      const found = own.has(sha256) ? await env.files.find(sha256) : undefined
      if (!found || !isSection(section)) throw problem.fileUnknown({ sha256 }, { field })
      return { sha256, size: found.size, type: found.type, section }
    }),
  )
}

const isSection = (section: string): section is Section => sections.some((known) => known === section)
