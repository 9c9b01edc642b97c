import { createHash } from 'node:crypto'
import type { Version } from '@tongban/protocol/version/version'
import { type Region, regions } from './regions.ts'

type Manner = Pick<Version, 'mode' | 'instant' | 'decidesByRule' | 'secondPerson'>

/** What the items of the simulated world differ in: how they are filed and who decides. */
const manners = {
  网上即办: { mode: 'online', instant: true, decidesByRule: true, secondPerson: false },
  网上承诺: { mode: 'online', instant: false, decidesByRule: false, secondPerson: false },
  窗口代收: { mode: 'relay', instant: false, decidesByRule: false, secondPerson: false },
  双人审批: { mode: 'relay', instant: false, decidesByRule: false, secondPerson: true },
  多地联办: { mode: 'joint', instant: false, decidesByRule: false, secondPerson: false },
} as const satisfies Record<string, Manner>

/** An item's id is what its name gives, the same on every node. */
const idOf = (title: string): string => `item-${createHash('sha256').update(title).digest('hex').slice(0, 20)}`

export interface Item extends Manner {
  readonly id: string
  readonly title: string
}

export const items: readonly Item[] = Object.entries(manners).map(([title, manner]) => ({ id: idOf(title), title, ...manner }))

const name = (text: string) => ({ zh: text, en: text })

const materials: Version['materials'] = [
  { id: 'card', name: name('身份证'), required: 'optional', forms: ['original', 'upload'], sections: ['materials'] },
  { id: 'proof', name: name('证明'), required: 'optional', forms: ['upload', 'promise'], sections: ['materials'] },
]

const formSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: { name: { type: 'string' }, reference: { type: 'string' } },
  required: ['name', 'reference'],
  additionalProperties: false,
}

/** Of a joint item: one part is decided where the whole is led, one in another region, and one there too by two persons. */
const partsOf = (region: Region): NonNullable<Version['children']> => {
  // The first two regions play in every story, so the third leads parts into the first, and those two into each other.
  const other = regions.find(({ node }) => node !== region.node) ?? region
  const part = (title: keyof typeof manners, place: string) => ({ item: idOf(title), place })
  return [part('窗口代收', region.office), part('网上承诺', other.office), part('双人审批', other.office)]
}

/** The versions that the office of a region publishes. */
export const versionsOf = (region: Region): Version[] =>
  items.map(({ id, title, ...manner }): Version => {
    const { instant } = manner
    return {
      ...{ item: id, name: name(title), place: region.office, ...manner, materials, formSchema },
      implementer: { name: region.office, code: null },
      implementationCode: null,
      localCode: null,
      kind: '公共服务',
      audience: { kinds: ['person'], text: null },
      conditions: ['本人申请'],
      process: ['收件', '受理', '决定'],
      limits: { unit: 'working', legalDays: 20, promisedDays: instant ? null : 7, noticeDays: 5, deliveryDays: 10 },
      ...(manner.mode === 'joint' ? { children: partsOf(region) } : {}),
      fee: instant ? null : { reason: 'renewal', amount: 2000, basis: '收费目录' },
      result: { name: name('结果'), kind: 'document' },
      basis: ['行政许可法第三十四条'],
      remedy: '六十日内申请行政复议，或者六个月内提起行政诉讼',
      contact: { address: '一号', hours: '工作日', phone: '000-0000-0001', complaints: '000-0000-0002', evidence: 'demo' },
      from: '2024-01-01',
      until: null,
      evidence: evidence(),
      sources: [],
    }
  })

const evidence = (): Version['evidence'] => ({
  ...{ conditions: 'demo', audience: 'demo', process: 'demo', materials: 'demo', limits: 'demo' },
  ...{ result: 'demo', code: 'unknown', basis: 'demo', kind: 'demo', fee: 'demo' },
})
