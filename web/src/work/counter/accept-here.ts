import type { Api } from '../../api/api.ts'
import { answered } from '../../api/refusal.ts'
import { caseOf } from '../desk.ts'
import type { Kept } from './session.ts'

const OPINION = '材料齐全、符合法定形式，依协议授予的收件受理权受理。'

/** Accepts at the counter, where the agreement grants it: only then is there a notice of acceptance to print (收件受理权). */
export async function acceptHere(api: Api, { content: { place, receipts = [] } }: Kept): Promise<void> {
  const [receipt] = receipts
  if (receipt === undefined) return
  const { version } = await caseOf(api, receipt.id)
  const steps = [{ action: 'accept' as const, bodies: [{ section: 'opinion' as const, body: { note: OPINION } }] }]
  const params = { path: { caseId: receipt.id } }
  const headers = { 'if-match': `"${version}"` }
  await answered(api.POST('/cases/{caseId}/steps', { params, body: { place, role: 'clerk', steps }, headers }))
}
