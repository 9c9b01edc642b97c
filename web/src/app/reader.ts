import { type Api, type ApiFetch, apiOf } from '../api/api.ts'
import type { Session } from '../sign-in/session.ts'

export interface Reader {
  readonly api: Api
  hasEnded(): boolean
}

/**
 * A reader's way to the API, which notices when the node knows the session no more: ended by time, by an operator, or at another sign-out.
 * The node refuses a dead token on open routes too, so a page is then asked for again as everybody may see it.
 */
export function readerOf(fetch: ApiFetch, session: Session | undefined): Reader {
  let ended = false
  const watched: ApiFetch = async (request) => {
    const response = await fetch(request)
    if (session && response.status === 401) ended = true
    return response
  }
  return { api: apiOf(watched, session?.token), hasEnded: () => ended }
}
