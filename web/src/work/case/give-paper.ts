import type { Api } from '../../api/api.ts'
import { answered } from '../../api/refusal.ts'
import { forPerson, forStaff } from '../../sign-in/demand.ts'
import { namesOfPlaces, placeOf } from '../../visit/place-names.ts'
import { caseOf, versionOf } from '../desk.ts'
import { caseOfPaper } from '../paper/case-of-paper.ts'
import { drawPaper } from '../paper/draw-paper.ts'
import { givenPdf } from '../paper/given-pdf.ts'
import type { Paper } from '../paper/paper.ts'
import type { CaseAsked } from './load-case.ts'

/** A numbered paper of a case as a PDF on A4, for staff. */
export const givePaper = async (asked: CaseAsked): Promise<never> =>
  drawn(await staffApi(asked), asked, { size: asked.query.get('size') })

/** The same for the person whose case it is; who of staff acted is left open. */
export const giveOwnPaper = async (asked: CaseAsked): Promise<never> =>
  drawn(forPerson(asked), asked, { size: asked.query.get('size') })

/** For staff with the query code, which stands in no address: the receipt, while the code is known. */
export async function givePaperWithCode(asked: CaseAsked & { form(): Promise<FormData> }): Promise<never> {
  const form = await asked.form()
  return drawn(await staffApi(asked), asked, { code: form.get('code'), size: form.get('size') })
}

interface Wished {
  readonly code?: File | string | null
  /** `large` for whoever reads badly. */
  readonly size: File | string | null
}

const staffApi = async (asked: CaseAsked): Promise<Api> => (await forStaff(asked, 'clerk', 'examiner')).api

async function drawn(api: Api, asked: CaseAsked, { code, size }: Wished): Promise<never> {
  const { caseId = '', number = '' } = asked.params
  const paper = (await answered(
    api.GET('/cases/{caseId}/papers/{number}', { params: { path: { caseId, number } } }),
  )) as unknown as Paper
  const view = await caseOf(api, caseId)
  const [version, names, issuer] = await Promise.all([
    versionOf(api, view),
    namesOfPlaces(api, [view.receivingPlace, view.decidingPlace]),
    placeOf(api, paper.issuedBy.place),
  ])
  const of = {
    ...caseOfPaper(view, number, { version, names, issuer }),
    ...(typeof code === 'string' && code !== '' ? { code } : {}),
  }
  const track = new URL('/track', asked.visit.origin).href
  throw givenPdf(await drawPaper(paper, of, { track, print: size === 'large' ? 'large' : 'usual' }), number)
}
