import { guideLintTexts, lintGuide } from '@tongban/protocol/version/guide-lint'
import { lintTexts, lintVersion } from '@tongban/protocol/version/lint'
import { isVersion, versionShapeFaults } from '@tongban/protocol/version/version'
import { formFault } from './form-schema.ts'

/** One thing to mend before publishing: where (JSON pointer), and what, in both languages. */
export interface VersionFault {
  readonly code: string
  readonly at: string
  readonly zh: string
  readonly en: string
}

const missing = { zh: '缺少或格式不对', en: 'is missing or not well-formed' }

/**
 * All that keeps a document from being published at its place, each fault named. With `guide` also what makes it an incomplete guide:
 * whether a partner's is complete is the partner's to answer for, the law's own rules hold for both.
 */
export function faultsOf(document: unknown, { guide }: { readonly guide: boolean }): VersionFault[] {
  if (!isVersion(document)) return versionShapeFaults(document).map((at) => ({ code: 'shape', at, ...missing }))
  const wrong = formFault(document.formSchema)
  return [
    ...lintVersion(document).map((fault) => ({ ...fault, ...lintTexts[fault.code] })),
    ...(guide ? lintGuide(document).map((fault) => ({ ...fault, ...guideLintTexts[fault.code] })) : []),
    ...(wrong === undefined
      ? []
      : [{ code: 'form', at: '/formSchema', zh: `申请表不成立：${wrong}`, en: `The form is no JSON Schema: ${wrong}` }]),
  ]
}
