const BASE = 'http://portal.invalid'

/** Where somebody may be led after signing in: a path of this portal and nothing else, so that no link of ours leads to another site. */
export function ownPath(asked: string | null | undefined): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them from an address, and what is left may lead elsewhere
  if (!asked?.startsWith('/') || /[\\\u0000-\u0020]/.test(asked) || !URL.canParse(asked, BASE)) return '/'
  const { origin, pathname, search, hash } = new URL(asked, BASE)
  if (origin !== BASE || pathname.startsWith('//') || /^(\/en)?\/log(in|out)(\/|$)/.test(pathname)) return '/'
  return pathname + search + hash
}
