import type { Lang } from '../language.ts'
import type { NodeClient } from '../node/node-client.ts'
import { Refused } from '../node/node-client.ts'
import type { CaseView } from './case-view.ts'

interface VersionShown {
  readonly materials: readonly { readonly id: string; readonly name: { readonly zh: string; readonly en: string | null } }[]
}

/** The names of the materials of a case's pinned version; their ids where this node does not have the version. */
export async function materialNames(
  client: NodeClient,
  { timeline }: Pick<CaseView, 'timeline'>,
  lang: Lang,
): Promise<(id: string) => string> {
  const hash = timeline[0]?.facts['version']
  if (typeof hash !== 'string') return (id) => id
  const version = await client.get<VersionShown>(`/versions/${hash}`).catch((error: unknown) => {
    if (error instanceof Refused) return undefined
    throw error
  })
  const names = new Map(version?.body.materials.map(({ id, name }) => [id, lang === 'zh' ? name.zh : (name.en ?? name.zh)]))
  return (id) => names.get(id) ?? id
}
