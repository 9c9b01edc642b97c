import type { Version } from '@tongban/protocol/version/version'
import { problem } from '../problems.ts'
import { formChecks } from './form-check.ts'

/** Compiled schemas of this process, one a version. */
const check = formChecks()

interface Corrected {
  readonly action: string
  readonly bodies?: readonly { readonly section: string; readonly body: unknown }[]
  readonly at: string
}

/** A form that is corrected on the spot fits the version that its case pinned, like the one that was handed in; refused with the field named. */
export function refuseBadForm(version: Version | undefined, { action, bodies = [], at }: Corrected): void {
  if (action !== 'correct' || version === undefined) return
  for (const [index, { section, body }] of bodies.entries()) {
    const fault = section === 'form' ? check(version, body) : undefined
    if (fault) throw problem.formInvalid({ keyword: fault.keyword }, { field: `${at}/bodies/${index}/body${fault.path}` })
  }
}
