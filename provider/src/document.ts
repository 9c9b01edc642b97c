import { look } from './look.ts'
import { type Reader, sayTo } from './reader.ts'

interface Content {
  readonly title: string
  /** HTML, every text in it escaped. */
  readonly main: string
}

/** A whole page, as its reader reads; no script. */
export function documentOf(reader: Reader, { title, main }: Content): string {
  const say = sayTo(reader)
  return `<!doctype html>
<html lang="${say('zh-CN', 'en')}"${reader.mode === undefined ? '' : ` data-mode="${reader.mode}"`}>
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(title)}</title><link rel="stylesheet" href="${look.path}"><link rel="icon" href="data:,">
</head>
<body>
<div class="sample"><div class="page">${say('演示用的身份认证，人名都是样例。', 'A sample identity provider; the people are made up.')}</div></div>
<main><div class="page">
${main}
</div></main>
</body></html>`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (found) => entities[found] ?? '')
