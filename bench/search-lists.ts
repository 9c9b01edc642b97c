import { readFile } from 'node:fs/promises'
import type { StagedNode } from './stage.ts'

const lists = ['items-sichuan-guangan', 'items-chuanyu', 'items-national', 'guides']

/** The published lists and guides, as an operator imports them. */
export async function importLists(node: StagedNode): Promise<void> {
  for (const list of lists) {
    const document: unknown = JSON.parse(await readFile(new URL(`../data/${list}.json`, import.meta.url), 'utf8'))
    const { status, body } = await node.post('/imports', document)
    if (status >= 300) throw new Error(`${list}: ${status} ${JSON.stringify(body)}`)
  }
}
