import type { Api } from '../api/api.ts'
import { openItems } from '../catalogue/ways/open-items.ts'

/** Pages of persons and of staff are nobody's to index; what is written into a form is no page. */
const notForRobots = [
  '/me',
  '/apply',
  '/login',
  '/logout',
  '/track',
  '/w',
  '/ui',
  '/en/me',
  '/en/apply',
  '/en/login',
  '/en/track',
  '/en/w',
]
const fixedPages = [
  ...['/', '/life', '/biz', '/place', '/dept', '/bundles', '/windows', '/dictionary', '/verify'],
  ...['/help', '/help/phone', '/accessibility', '/privacy', '/about'],
]

interface Robot {
  readonly path: string
  readonly origin: string
  readonly api: Api
}

/** What search engines ask for: where they may look, and every page that takes applications, in both languages. */
export async function forRobots({ path, origin, api }: Robot): Promise<Response | undefined> {
  if (path === '/robots.txt') return text('text/plain', robotsText(origin))
  if (path !== '/sitemap.xml') return undefined
  const items = await openItems(api)
  const guides = items.flatMap(({ id, places }) => places.map((place) => `/items/${id}?place=${place}`))
  return text('application/xml', sitemapText(origin, [...fixedPages, ...guides]))
}

const text = (type: string, content: string): Response =>
  new Response(content, { headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'public, max-age=3600' } })

const robotsText = (origin: string): string =>
  ['User-agent: *', ...notForRobots.map((path) => `Disallow: ${path}`), `Sitemap: ${origin}/sitemap.xml`, ''].join('\n')

/** Each page with its address in the other language (sitemaps.org, with Google's alternates). */
function sitemapText(origin: string, paths: readonly string[]): string {
  const entries = paths.flatMap((path) => {
    const both = [
      ['zh-CN', escaped(`${origin}${path}`)],
      ['en', escaped(`${origin}/en${path === '/' ? '' : path}`)],
    ] as const
    const others = both.map(([lang, href]) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${href}"/>`).join('')
    return both.map(([, href]) => `<url><loc>${href}</loc>${others}</url>`)
  })
  const spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${spaces}>\n${entries.join('\n')}\n</urlset>\n`
}

const escaped = (address: string): string => address.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
