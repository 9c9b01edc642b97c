import { answered } from '../../api/refusal.ts'
import type { Asked } from '../../visit/visit.ts'
import { withGuides } from '../find-guides.ts'
import type { Found } from '../item-line.tsx'
import { noSuchPage } from './open-items.ts'
import type { Topic } from './topics.ts'

const MOST_A_WORD = 3

type Line = Omit<Found, 'guide'>

/** What takes applications goes before what was only found in lists; otherwise the order of the search stays. */
export const openFirst = <T extends { readonly published: number }>(items: readonly T[]): readonly T[] =>
  [...items].sort((a, b) => Number(b.published > 0) - Number(a.published > 0))

/** The items of one word. */
async function itemsOf({ api, visit }: Asked, q: string): Promise<readonly Line[]> {
  const { from, to } = visit
  const answer = await answered(api.GET('/search', { params: { query: { q, from, to, typed: false } } }))
  if (answer.kind !== 'items') return []
  return openFirst(answer.items.slice(0, MOST_A_WORD)).map(({ en, name, ...line }) => ({ ...line, name: { zh: name, en } }))
}

/** The topics that the catalogue has anything for: an empty one is not there. They are asked for at once, and one word that finds something is enough, so most cost one search. */
export async function topicsWithItems(asked: Asked, topics: readonly Topic[]): Promise<readonly Topic[]> {
  const found = await Promise.all(topics.map((topic) => hasItems(asked, topic)))
  return topics.filter((_, at) => found[at])
}

async function hasItems(asked: Asked, { words }: Topic): Promise<boolean> {
  for (const word of words) if ((await itemsOf(asked, word)).length > 0) return true
  return false
}

export interface TopicData {
  readonly topic: Topic
  readonly items: readonly Found[]
}

export type TopicRequest = Asked & { readonly params: Readonly<Record<string, string | undefined>> }

/** The items of a topic, by the search, each once, those that take applications first. A topic that has none is no page. */
export async function loadTopic(asked: TopicRequest, topics: readonly Topic[], id: string | undefined): Promise<TopicData> {
  const topic = topics.find((one) => one.id === id)
  if (topic === undefined) throw noSuchPage()
  const found = await Promise.all(topic.words.map((word) => itemsOf(asked, word)))
  const lines = new Map(found.flat().map((line) => [line.id, line]))
  if (lines.size === 0) throw noSuchPage()
  const items = await withGuides(asked.api, [...lines.values()], asked.visit.to)
  return { topic, items: openFirst(items) }
}
