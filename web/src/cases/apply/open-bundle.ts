import type { Bundle } from '@tongban/protocol/bundles/bundle'
import type { BundleMaterial } from '@tongban/protocol/bundles/one-list'
import type { Version } from '@tongban/protocol/version/version'
import type { Api } from '../../api/api.ts'
import { answered, Refusal } from '../../api/refusal.ts'
import { namesOfPlaces } from '../../visit/place-names.ts'

/** What of a bundle an application needs (`ShownBundle` of the catalogue). */
interface BundleAnswer {
  readonly revision: number
  readonly bundle: Bundle
  readonly complete: boolean
  readonly parts: readonly {
    readonly place: string | null
    readonly mode: Version['mode'] | null
    readonly version: string | null
  }[]
  readonly form: { readonly schema: Version['formSchema'] }
  readonly materials: readonly BundleMaterial[]
}

/** What is asked once for all items of a bundle, in the shape in which an application is filled in. */
interface Asked {
  readonly hash: string
  readonly version: Pick<Version, 'name' | 'mode' | 'formSchema' | 'materials'>
  readonly placeName: string
  readonly hasSituations: false
}

/** Refuses a bundle that is not open as a whole there, or that holds a joint item: nobody fills in what cannot be sent. */
export async function openBundle(api: Api, id: string, division: string): Promise<Asked> {
  const asked = api.GET('/bundles/{id}', { params: { path: { id }, query: { division } } })
  // The API leaves the answer untyped; its shape is the one above.
  const { bundle, parts, complete, form, materials } = (await answered(asked)) as unknown as BundleAnswer
  if (!complete || parts.some(({ mode }) => mode === 'joint')) throw new Refusal(notOpen)
  const places = [...new Set(parts.flatMap(({ place }) => place ?? []))]
  const names = await namesOfPlaces(api, places)
  return {
    // A form once compiled is good as long as every version stays.
    hash: parts.map(({ version }) => version).join(' '),
    version: {
      name: bundle.name,
      mode: parts.every(({ mode }) => mode === 'online') ? 'online' : 'relay',
      formSchema: form.schema,
      materials: materials.map(materialOf),
    },
    placeName: places.map((place) => names[place] ?? place).join('、'),
    hasSituations: false,
  }
}

/** A file of the one list as a material, under its key. */
function materialOf({ key, name, required, situations, forms, sections }: BundleMaterial): Version['materials'][number] {
  const [situation] = situations
  return { id: key, name, required, forms, sections, ...(situation === undefined ? {} : { situation: situations.join('；') }) }
}

const notOpen = {
  code: 'web/bundleNotOpen',
  status: 409,
  titles: {
    zh: '这个一件事在那里还不能一次申请。请把里面的事一件一件办',
    en: 'This bundle cannot be applied for as one there. Apply for its items one by one',
  },
}
