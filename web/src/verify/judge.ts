import { gmWeb } from '@tongban/protocol/suite/gm-web'
import { intlWeb } from '@tongban/protocol/suite/intl-web'
import { readFounders, type Verdict, verifyExport } from '@tongban/protocol/verify/verify'
import { callsItselfProof, type ProofVerdict, verifyProof } from '@tongban/protocol/verify/verify-proof'

const suites = { intl: intlWeb, gm: gmWeb }

/** Judges an exported case, or the proof of one event, by what a browser has; `badFounders` where that file is none. */
export async function judge(text: string, foundersText?: string): Promise<Verdict | ProofVerdict | 'badFounders'> {
  const founders = foundersText === undefined ? undefined : readFounders(foundersText)
  if (foundersText !== undefined && !founders) return 'badFounders'
  const verify = callsItselfProof(text) ? verifyProof : verifyExport
  return verify(text, { suites, ...(founders ? { founders } : {}) })
}
