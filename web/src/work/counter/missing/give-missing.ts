import type { Api } from '../../../api/api.ts'
import { placeOf } from '../../../visit/place-names.ts'
import { drawMissing } from '../../paper/draw-missing.ts'
import { givenPdf } from '../../paper/given-pdf.ts'
import { judgedAs } from '../fork.ts'
import { wanting } from '../materials.ts'
import type { Kept } from '../session.ts'
import { wantedAt } from '../wanted.ts'

/** The list that a person takes home who cannot apply yet, of what was told them and is kept: nothing is printed that is not stored. */
export async function giveMissing(api: Api, { content }: Kept): Promise<never> {
  const { person, place, told } = content
  const wanted = await wantedAt(api, content)
  if (wanted === undefined || told === undefined) throw new Response(null, { status: 404 })
  const judged = wanting(judgedAs(wanted, told))
  throw givenPdf(await drawMissing({ wanted, judged, name: person.name, counter: await placeOf(api, place) }), 'bu-qi-qing-dan')
}
