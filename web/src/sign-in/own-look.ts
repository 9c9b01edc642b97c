import type { Api } from '../api/api.ts'
import { keepingCookie } from '../visit/view-cookie.ts'
import type { Visit } from '../visit/visit.ts'

/** After the sign-in pages look as its owner chose on whatever device, unless the link that leads on says otherwise. */
export async function ownLook(api: Api, token: string, visit: Visit): Promise<string[]> {
  const { data } = await api.GET('/identity/me/look', { headers: { authorization: `Bearer ${token}` } })
  const mode = data?.mode ?? null
  if (mode === null || mode === visit.mode) return []
  const cookie = keepingCookie(new URLSearchParams({ mode }), { ...visit, mode })
  return cookie === undefined ? [] : [cookie]
}
