import { answered, Refusal } from '../../api/refusal.ts'
import { signedIn } from '../../sign-in/demand.ts'
import { Given } from '../../visit/given.ts'
import type { Asked } from '../../visit/visit.ts'

interface UploadRequest extends Asked {
  readonly params: Readonly<Record<string, string | undefined>>
  readonly query: URLSearchParams
  readonly request: Request
}

/** Answers the script of a page, not a reader: as JSON, refusals in both languages. */
async function told(work: () => Promise<object>): Promise<never> {
  try {
    throw new Given(Response.json(await work()))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { status, titles } = error.problem
    throw new Given(Response.json({ titles }, { status }))
  }
}

const nobody = new Refusal({
  code: 'web/noActor',
  status: 401,
  titles: {
    zh: '登录过期了。请重新打开这一页，登录后再选同一个文件，从断的地方接着传',
    en: 'Your sign-in has ended. Open this page again, sign in and choose the same file: it goes on from where it stopped',
  },
})

/** As whoever is signed in; a script cannot be led to the sign-in. */
function asSender(asked: Asked): Asked['api'] {
  if (asked.visit.who === undefined) throw nobody
  return signedIn(asked).api
}

const pathOf = ({ params }: UploadRequest) => ({ path: { sha256: params['sha256'] ?? '' } })

/** How much of a file is at the node. */
export const loadUpload = (asked: UploadRequest): Promise<never> =>
  told(async () => answered(asSender(asked).GET('/uploads/{sha256}', { params: pathOf(asked) })))

/** Hands a part on (`?at=`), or has the file made of its parts (`?size=&type=`). */
export const actUpload = (asked: UploadRequest): Promise<never> =>
  told(async () => {
    const api = asSender(asked)
    const { query, request } = asked
    const at = query.get('at')
    if (at === null) {
      const body = { size: Number(query.get('size')), type: query.get('type') ?? '' }
      return answered(api.POST('/uploads/{sha256}/file', { params: pathOf(asked), body }))
    }
    // The document of the API has no shape for bytes.
    const put = api.PUT as unknown as (
      path: '/uploads/{sha256}',
      init: object,
    ) => ReturnType<typeof api.GET<'/uploads/{sha256}', never>>
    const params = { ...pathOf(asked), query: { at: Number(at) } }
    const headers = { 'content-type': 'application/octet-stream' }
    return answered(
      put('/uploads/{sha256}', {
        params,
        headers,
        body: await request.arrayBuffer(),
        bodySerializer: (bytes: ArrayBuffer) => bytes,
      }),
    )
  })
