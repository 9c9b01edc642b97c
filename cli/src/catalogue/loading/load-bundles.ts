import type { Bundle } from '@tongban/protocol/bundles/bundle'
import type { NodeClient } from '../../node/node-client.ts'
import { type Step, stepOf } from './load-step.ts'

/** A file of bundles (`data/bundles.json`). */
interface BundlesFile {
  readonly bundles: readonly Bundle[]
}

export const isBundles = (value: unknown): value is BundlesFile =>
  typeof value === 'object' && value !== null && Array.isArray(Reflect.get(value, 'bundles'))

/** Saves the bundles, each as a revision of its own where it changed. */
export async function saveBundles({ operator }: { readonly operator: NodeClient }, { bundles }: BundlesFile): Promise<Step> {
  const { body } = await operator.get<{ entries: { revision: number; bundle: Bundle }[] }>('/bundles?limit=200')
  const outcomes = await Promise.all(
    bundles.map(async (bundle) => {
      const seen = body.entries.find(({ bundle: { id } }) => id === bundle.id)?.revision ?? 0
      const saved = await operator.put<{ changed: boolean }>(`/bundles/${bundle.id}`, { body: bundle, seen })
      return saved.body.changed ? 'done' : 'settled'
    }),
  )
  return stepOf('bundles', outcomes)
}
