import { suitesNode } from '@tongban/protocol/suite/built-node'
import { proofOf } from '@tongban/protocol/verify/event-proof'
import { readExport } from '@tongban/protocol/verify/read'
import { type Fault, verifyFaults } from '@tongban/protocol/verify/verify'
import { verifyProof } from '@tongban/protocol/verify/verify-proof'
import { CommandFailure, exitCodes } from '../outcome.ts'

/** The proof of one event of an exported log, as text. One that would not hold is not given out: its fault is told instead. */
export async function provenEvent(text: string, event: string, options: { readonly bare: boolean }): Promise<string> {
  const read = readExport(text)
  if (!read.ok) throw refusal(read.fault)
  const proof = proofOf(read.file, event, options)
  if (!proof) {
    throw new CommandFailure(
      { zh: `日志里没有事件 ${event}`, en: `The log has no event ${event}` },
      { exitCode: exitCodes.refused, code: 'prove/unknownEvent' },
    )
  }
  const verdict = await verifyProof(proof, { suites: suitesNode })
  if (!verdict.ok) throw refusal(verdict.fault)
  return JSON.stringify(proof)
}

const refusal = ({ code, at }: Fault): CommandFailure =>
  new CommandFailure(verifyFaults[code], { exitCode: exitCodes.refused, code, ...(at === undefined ? {} : { field: at }) })
