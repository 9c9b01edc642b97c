import type { Lang } from '../../language.ts'
import { type NodeClient, nodeClient } from '../../node/node-client.ts'
import { usageFailure } from '../../outcome.ts'
import { isBundles, saveBundles } from './load-bundles.ts'
import { askSituations, isSituationsFile } from './load-situations.ts'
import type { Step } from './load-step.ts'
import { agreeOnStandards, declareDifferences, publishVersions } from './load-steps.ts'
import { isStandards, type Standards } from './standards-file.ts'

export interface Loading {
  /** The node's operator. */
  readonly operator: NodeClient
  /** Six digits of the node's region. */
  readonly region: string
  readonly lang: Lang
}

/**
 * Does for one region what it can of a file of standards, situations or bundles; what waits for the other region is counted. Undefined
 * where the document is none of the three. Loaded again, a file changes nothing.
 */
export async function loadFile(loading: Loading, document: unknown): Promise<readonly Step[] | undefined> {
  if (isStandards(document)) return loadStandards(loading, document)
  if (isSituationsFile(document)) return [await askSituations(loading, document)]
  if (isBundles(document)) return [await saveBundles(loading, document)]
  return undefined
}

async function loadStandards({ operator, region, lang }: Loading, document: Standards): Promise<Step[]> {
  const own = document.nodes.find((node) => node.region === region)
  const [first, second] = own?.staff ?? []
  if (!own || !first || !second)
    throw usageFailure(`文件里没有 ${region} 的事项管理员`, `The file has no two item managers of ${region}`)
  await operator.post('/identity/setup', {
    body: { organisations: document.organisations, places: document.places, staff: own.staff },
  })
  for (const body of document.batches) await operator.post('/catalogue/batches', { body })
  const as = async ({ id }: { readonly id: string }) => {
    const { body } = await operator.post<{ token: string }>('/identity/tokens', { body: { for: { staff: id } } })
    return nodeClient({ address: operator.address, token: body.token, lang })
  }
  const desk = { region, operator, owner: await as(first), approver: await as(second) }
  return [await agreeOnStandards(desk, document), await declareDifferences(desk, document), await publishVersions(desk, document)]
}
