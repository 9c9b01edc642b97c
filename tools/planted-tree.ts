import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Files by their path under the tree's root. */
export type Tree = Readonly<Record<string, string>>

/** Writes a small tree of its own, so that a check can be shown a fault without any fault in the product. */
export async function plant(tree: Tree): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'tongban-planted-'))
  for (const [path, text] of Object.entries(tree)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
  return root
}

/** Plants the tree, hands its root to `look`, and clears it away again. */
export async function withPlanted<T>(tree: Tree, look: (root: string) => T | Promise<T>): Promise<T> {
  const root = await plant(tree)
  try {
    return await look(root)
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}
