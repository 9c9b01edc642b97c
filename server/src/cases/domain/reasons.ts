import type { CaseAction } from '@tongban/protocol/event/actions'
import type { Version } from '@tongban/protocol/version/version'

/** What a person must be told who does not get what they asked for (行政许可法 Art. 32, 38; 行政复议法 Art. 20). */
export interface Reasons {
  readonly facts: string
  readonly basis: string
  readonly remedy: string
}

interface Content {
  readonly section: string
  readonly body: unknown
}

const always = ['facts', 'basis', 'remedy'] as const

/** The texts that the decision of an act has to give; none for an act that gives the person what they asked for. */
const wanted: { readonly [A in CaseAction]?: readonly string[] } = {
  decline: [...always, 'whereInstead'],
  refuse: always,
  terminate: always,
  revoke: always,
}

/** The first reason that an act owes the person and does not give, as a JSON pointer below the list of its contents. */
export function missingReason(action: CaseAction, bodies: readonly Content[]): string | undefined {
  const names = wanted[action] ?? []
  const index = bodies.findIndex(({ section }) => section === 'decision')
  if (names.length > 0 && index < 0) return ''
  const given = bodies[index]?.body
  const name = names.find((one) => !hasText(given, one))
  return name === undefined ? undefined : `/${index}/body/${name}`
}

function hasText(body: unknown, name: string): boolean {
  const value: unknown =
    typeof body === 'object' && body !== null ? Object.entries(body).find(([key]) => key === name)?.[1] : undefined
  return typeof value === 'string' && value.trim() !== ''
}

/** The reasons of an end that nobody decided: the day for the supplement passed. */
export function reasonsOfSilence(until: string | null, version: Version | undefined): Reasons {
  return {
    facts: `补正期限至 ${until ?? '所告知之日'} 止，期内未收到补正材料`,
    basis: '行政许可法第三十二条第一款第四项',
    remedy: version?.remedy ?? '可以向受理机关查询，或者依法申请行政复议、提起行政诉讼',
  }
}
