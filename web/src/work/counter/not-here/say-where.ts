import { dayOf } from '@tongban/protocol/case/time'
import type { Api } from '../../../api/api.ts'
import { type Place, placeOf } from '../../../visit/place-names.ts'
import { drawWhere, notHereFor } from '../../paper/draw-where.ts'
import { givenPdf } from '../../paper/given-pdf.ts'
import type { Kept } from '../session.ts'

/** Nothing is taken in: the person gets on paper where to go. Ends the request with it. No case is born, so nobody has declined anything. */
export async function sayWhereInstead(api: Api, { content, changedAt }: Kept, form: FormData): Promise<never> {
  const textOf = (name: string) => String(form.get(name) ?? '').trim()
  const at = textOf('where')
  const where: Place | undefined = at === '' ? undefined : await placeOf(api, at)
  const counter = await placeOf(api, content.place)
  const pdf = await drawWhere({
    ...{ name: content.person.name, about: textOf('about'), where, counter },
    why: notHereFor.find((one) => one === form.get('why')) ?? 'notThisCounter',
    told: textOf('told'),
    // The person came on the day on which their document was read.
    day: dayOf(changedAt),
  })
  throw givenPdf(pdf, 'ban-li-qu-xiang')
}
