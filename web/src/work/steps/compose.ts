import type { CaseAction } from '@tongban/protocol/event/actions'
import type { Section } from '@tongban/protocol/event/header'
import type { Version } from '@tongban/protocol/version/version'
import { formIn } from '../counter/form-here.ts'

/** A step as the API takes it. */
export interface Composed {
  readonly action: CaseAction
  readonly facts: Readonly<Record<string, unknown>>
  readonly bodies: readonly { readonly section: Section; readonly body: unknown }[]
  readonly files: readonly { readonly sha256: string; readonly section: Section }[]
}

interface Typed {
  readonly form: FormData
  readonly version: Version | undefined
  /** The file that was sent with it, already stored. */
  readonly file?: string | undefined
}

type Bodies = Composed['bodies']
interface Said {
  readonly facts?: Readonly<Record<string, unknown>>
  readonly bodies?: Bodies
}

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim()
const body = (section: Section, names: readonly string[]) => (form: FormData) => ({
  section,
  body: Object.fromEntries(names.map((name) => [name, textOf(form, name)])),
})
const reasons = body('decision', ['facts', 'basis', 'remedy'])
const opinionOf = (form: FormData): Bodies =>
  textOf(form, 'opinion') === '' ? [] : [{ section: 'opinion', body: { note: textOf(form, 'opinion') } }]
const materialsOf = (form: FormData): string[] => form.getAll('materials').map(String)
const onlyCode = (form: FormData, name: string) => ({ [name]: textOf(form, name) })

/** The materials that a person brought, as their application named them. */
function brought({ form, file }: Typed): Said {
  const materials = materialsOf(form)
  const given = materials.map((material) => (file ? { material, how: 'upload', file } : { material, how: 'original' }))
  return { facts: { materials }, bodies: [{ section: 'materials', body: given }] }
}

const anew = ({ form }: Typed): Said => ({
  facts: { basis: textOf(form, 'ground') },
  bodies: [body('decision', ['result', 'facts', 'basis', 'remedy'])(form)],
})

const says: { readonly [A in CaseAction]?: (typed: Typed) => Said } = {
  correct: ({ form, version }) => ({ bodies: version ? [{ section: 'form', body: formIn(version, form) }] : [] }),
  verifyOriginal: ({ form }) => ({ facts: { materials: materialsOf(form) } }),
  requireSupplement: ({ form }) => {
    const missing = materialsOf(form)
    return {
      facts: { materials: missing, until: textOf(form, 'until') },
      bodies: [{ section: 'materials', body: { missing, why: textOf(form, 'why') } }],
    }
  },
  supplement: brought,
  completePending: (typed) => brought(typed),
  accept: ({ form }) => ({ bodies: opinionOf(form) }),
  decline: ({ form }) => ({
    facts: onlyCode(form, 'reason'),
    bodies: [body('decision', ['facts', 'basis', 'remedy', 'whereInstead'])(form)],
  }),
  suspend: ({ form }) => ({
    facts: { kind: textOf(form, 'kind'), expectedDays: Number(form.get('expectedDays')) },
    bodies: [body('decision', ['why'])(form)],
  }),
  resume: ({ form }) => ({ bodies: opinionOf(form) }),
  extend: ({ form }) => ({ facts: { days: Number(form.get('days')) }, bodies: [body('decision', ['why'])(form)] }),
  inquire: ({ form }) => ({
    facts: { inquiry: textOf(form, 'inquiry'), place: textOf(form, 'place') },
    bodies: [body('inquiry', ['question'])(form)],
  }),
  answer: ({ form }) => ({
    facts: { ...onlyCode(form, 'inquiry'), ...onlyCode(form, 'outcome') },
    bodies: [body('inquiry', ['proof'])(form)],
  }),
  chargeFee: ({ form, version }) => ({
    facts: onlyCode(form, 'reason'),
    bodies: [{ section: 'fee', body: { amount: version?.fee?.amount, basis: version?.fee?.basis } }],
  }),
  payFee: ({ form, version }) => ({
    facts: onlyCode(form, 'reason'),
    bodies: [{ section: 'fee', body: { amount: version?.fee?.amount, means: 'counter' } }],
  }),
  grant: ({ form }) => ({ bodies: [body('decision', ['result'])(form), ...opinionOf(form)] }),
  refuse: ({ form }) => ({ bodies: [reasons(form), ...opinionOf(form)] }),
  issue: ({ form }) => ({ bodies: [body('decision', ['document'])(form)] }),
  dispatch: ({ form }) => ({ facts: onlyCode(form, 'carrier'), bodies: [body('contact', ['tracking'])(form)] }),
  deliver: ({ form }) => ({ facts: onlyCode(form, 'means') }),
  terminate: ({ form }) => ({ facts: onlyCode(form, 'reason'), bodies: [reasons(form)] }),
  revise: anew,
  revoke: (typed) => anew(typed),
  handOver: ({ form }) => ({
    facts: { ...onlyCode(form, 'taker'), ...onlyCode(form, 'why'), papers: form.get('papers') !== null },
  }),
  takeOver: ({ form }) => ({ facts: form.get('papersArrived') === null ? {} : { papersArrived: true } }),
  giveBack: ({ form }) => ({ facts: onlyCode(form, 'reason') }),
}

/** One step out of what was typed into its form. The node judges it; nothing is refused here. */
export function compose(action: CaseAction, typed: Typed): Composed {
  const { facts = {}, bodies = [] } = says[action]?.(typed) ?? {}
  const files = typed.file === undefined ? [] : [{ sha256: typed.file, section: 'materials' as const }]
  return { action, facts, bodies, files }
}
