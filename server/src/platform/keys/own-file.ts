import { link, open, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { toHex } from '@tongban/protocol/bytes'
import { problem } from '../problems.ts'
import type { Random } from '../random.ts'

/**
 * Writes a file for its owner's eyes only, whole or not at all, where there is none yet. A link fails where the name exists: of two
 * processes that start together one makes the file, and both use it.
 */
export async function writeOnce(file: string, text: string, random: Random): Promise<void> {
  const draft = join(dirname(file), `draft-${toHex(random.bytes(8))}`)
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await handle.close()
    await rm(draft, { force: true })
  }
}

export const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )

/** Refuses with `platform/keysExposed` a file that others than its owner may read or write. */
export async function mustBeOwn(file: string): Promise<void> {
  const { mode } = await stat(file)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw problem.keysExposed({ file })
}
