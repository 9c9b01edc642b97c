import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { type ChainHeader, ChainHeaderSchema, type RequestHeader, RequestHeaderSchema } from '../event/header.ts'
import type { TrustList } from '../trust/list-shape.ts'
import { type CaseExport, type ExportedEvent, entrySchema } from './export.ts'

export const proofFormat = 'cn.tongban.proof.v1'

/**
 * One event as one document that a third party checks alone: the header, the content that may be shown, the batch header with its
 * signature and the inclusion proof, the receiver's receipt, and the trust list by which the signatures are judged. It says that this
 * was written, by whom and when; unlike an export it does not say that nothing was written after it.
 */
export interface EventProof extends ExportedEvent<ChainHeader | RequestHeader> {
  readonly format: typeof proofFormat
  readonly trustList: TrustList
}

const EventProofSchema = Type.Object(
  {
    format: Type.Literal(proofFormat),
    header: Type.Union([ChainHeaderSchema, RequestHeaderSchema]),
    ...entrySchema,
    // Has a shape of its own, judged with its signatures.
    trustList: Type.Object({}),
  },
  { additionalProperties: false },
)
const shape = Compile(EventProofSchema)

/** Whether a value has the shape of a proof. It says nothing of whether to believe it (`verifyProof`). */
export const isEventProof = (value: unknown): value is EventProof => shape.Check(value)

/** Where a value is not a proof: the JSON pointer of the first fault. */
export const proofShapeFault = (value: unknown): string => [...shape.Errors(value)][0]?.instancePath || '/'

/**
 * Takes one event or request out of an export, by its id; with `bare` without content, for a reader who may only know that it was
 * written. Undefined where the export has none of this id. Signatures by others than the list's own authorities stay behind: the reader
 * of a proof cannot judge them.
 */
export function proofOf(file: CaseExport, event: string, { bare = false } = {}): EventProof | undefined {
  const { trustList } = file
  const found = [...file.events, ...file.requests].find(({ header }) => header.id === event)
  if (!found) return undefined
  const own = new Set(trustList.authorities.map(({ id }) => id))
  const signatures = trustList.signatures.filter(({ authority }) => own.has(authority))
  return { format: proofFormat, ...found, ...(bare ? { bodies: [] } : {}), trustList: { ...trustList, signatures } }
}
