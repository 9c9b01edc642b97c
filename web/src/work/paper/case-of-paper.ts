import type { Version } from '@tongban/protocol/version/version'
import type { Place } from '../../visit/place-names.ts'
import { dayText } from '../../visit/when.ts'
import { doerOf, whoseWord } from '../case/whose-word.ts'
import { contentOf, type Names, type WorkCase } from '../desk.ts'
import { kindOf, type PaperCase } from './paper.ts'

interface Around {
  readonly version: Version | undefined
  readonly names: Names
  readonly issuer: Place | undefined
}

const zh = (text: string): string => text

/** What one paper says of its case: only what had happened when it was made, so that it reads the same whenever it is printed. */
export function caseOfPaper(view: WorkCase, number: string, { version, names, issuer }: Around): PaperCase {
  const made = view.timeline.findIndex(({ paper }) => paper?.number === number)
  const timeline = view.timeline.slice(0, made + 1)
  const form = contentOf({ timeline }).get('form') as Readonly<Record<string, unknown>> | undefined
  const textOf = (name: string): string | null => (typeof form?.[name] === 'string' ? form[name] : null)
  const last = timeline.at(-1)
  const actor = last && doerOf(view, last).actor
  const dayOf = (...actions: readonly string[]): string | null =>
    timeline.find(({ action }) => actions.includes(action))?.day ?? null
  return {
    applicant: { name: textOf('name'), idNumber: textOf('idNumber'), phone: textOf('phone') },
    office: names[view.decidingPlace] ?? view.decidingPlace,
    counter: names[view.receivingPlace] ?? view.receivingPlace,
    issuer,
    submitted: dayOf('submit'),
    // Silence accepts from the day of receipt (行政许可法 Art. 32).
    accepted: dayOf('accept') ?? (dayOf('deemAccepted') === null ? null : dayOf('receive')),
    materials: materialsIn({ timeline }, version),
    served: timeline.flatMap(({ paper }) => (paper && servable.has(kindOf(paper)) ? [`${paper.zh} ${paper.number}`] : [])),
    hand: actor === undefined ? null : whoseWord(zh, view)(actor),
    version,
  }
}

/** What is served on a person: decisions. Receipts and notices are given when they are made. */
const servable: ReadonlySet<string> = new Set(['BS', 'ZY', 'BY', 'ZZ', 'BG', 'CX'])

interface Given {
  readonly material: string
  readonly how: 'upload' | 'original' | 'promise'
  readonly until?: string
}

/** What was handed in, with its form and what becomes of it. */
function materialsIn({ timeline }: Pick<WorkCase, 'timeline'>, version: Version | undefined): string[] {
  const given = timeline.flatMap(({ content }) => (Array.isArray(content['materials']) ? (content['materials'] as Given[]) : []))
  const nameOf = (id: string): string => version?.materials.find((one) => one.id === id)?.name.zh ?? id
  return given.map(({ material, how, until }, at) => `${at + 1}. ${nameOf(material)}：${becomes(how, until)}`)
}

function becomes(how: Given['how'], until: string | undefined): string {
  if (how === 'upload') return '电子件 1 份，原件本人留存'
  if (how === 'promise') return until === undefined ? '承诺后补' : `承诺 ${dayText(zh, until)} 前补`
  return '原件 1 份，核验后退还本人'
}
