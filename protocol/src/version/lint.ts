import type { Version } from './version.ts'

/** What keeps a version from being published though it has the right shape. */
export const lintTexts = {
  promisedBeyondLegal: { zh: '承诺时限不得长于法定时限', en: 'The promised limit must not exceed the legal one' },
  instantPromises: { zh: '即办件当日办结，不写承诺时限', en: 'An instant item is due on the day and promises no days' },
  ruleNeedsInstant: { zh: '只有即办件可由规则自动决定', en: 'Only an instant item may be decided by rule' },
  ruleNeedsOnePerson: {
    zh: '需要第二人批准的事项不得由规则决定',
    en: 'An item that needs a second person cannot be decided by rule',
  },
  materialTwice: { zh: '材料编号重复', en: 'Two materials have the same id' },
  situationMissing: { zh: '按情形要的材料没有写明情形', en: 'A material asked by situation does not say which' },
  onlineNeedsPaper: { zh: '全程网办不得只收原件', en: 'A fully online item cannot ask for a paper original only' },
  childrenOnlyJoint: { zh: '只有多地联办可以带子办件', en: 'Only a joint item has children' },
  childTwice: { zh: '同一地同一事项的子办件重复', en: 'The same item at the same place is a child twice' },
  daysReversed: { zh: '失效日早于生效日', en: 'It ends before it begins' },
  unknownElement: { zh: '要素标为未知，不能发布', en: 'An element marked unknown cannot be published' },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>

export type LintCode = keyof typeof lintTexts

/** One thing to mend, with the JSON pointer of where. */
export interface LintFault {
  readonly code: LintCode
  readonly at: string
}

/** Elements without which a person cannot know what to do or what to expect; code and kind may stay unknown. */
const mustBeKnown = ['conditions', 'audience', 'process', 'materials', 'limits', 'result', 'basis', 'fee'] as const

/** Everything that must be mended before publishing; empty when it may be published. The form schema is compiled by the publisher. */
export function lintVersion(version: Version): LintFault[] {
  return [
    ...limitFaults(version),
    ...ruleFaults(version),
    ...materialFaults(version),
    ...childFaults(version),
    ...evidenceFaults(version),
  ]
}

function limitFaults({ limits, instant, from, until }: Version): LintFault[] {
  const faults: LintFault[] = []
  if (limits.promisedDays !== null && limits.promisedDays > limits.legalDays)
    faults.push({ code: 'promisedBeyondLegal', at: '/limits/promisedDays' })
  if (instant && limits.promisedDays !== null) faults.push({ code: 'instantPromises', at: '/limits/promisedDays' })
  if (until !== null && until < from) faults.push({ code: 'daysReversed', at: '/until' })
  return faults
}

function ruleFaults({ decidesByRule, instant, secondPerson }: Version): LintFault[] {
  const faults: LintFault[] = []
  if (decidesByRule && !instant) faults.push({ code: 'ruleNeedsInstant', at: '/decidesByRule' })
  if (decidesByRule && secondPerson) faults.push({ code: 'ruleNeedsOnePerson', at: '/decidesByRule' })
  return faults
}

function materialFaults({ materials, mode }: Version): LintFault[] {
  return materials.flatMap(({ id, required, situation, forms }, at) => {
    const faults: LintFault[] = []
    const pointer = `/materials/${at}`
    if (materials.findIndex((other) => other.id === id) < at) faults.push({ code: 'materialTwice', at: `${pointer}/id` })
    if (required === 'whenSituation' && situation === undefined)
      faults.push({ code: 'situationMissing', at: `${pointer}/situation` })
    if (mode === 'online' && forms.every((form) => form === 'original'))
      faults.push({ code: 'onlineNeedsPaper', at: `${pointer}/forms` })
    return faults
  })
}

function childFaults({ mode, children = [] }: Version): LintFault[] {
  const faults: LintFault[] = mode !== 'joint' && children.length > 0 ? [{ code: 'childrenOnlyJoint', at: '/children' }] : []
  children.forEach(({ place, item }, at) => {
    const first = children.findIndex((other) => other.place === place && other.item === item)
    if (first < at) faults.push({ code: 'childTwice', at: `/children/${at}` })
  })
  return faults
}

function evidenceFaults({ evidence }: Version): LintFault[] {
  const unknown = mustBeKnown.filter((element) => evidence[element] === 'unknown')
  return unknown.map((element) => ({ code: 'unknownElement', at: `/evidence/${element}` }))
}
