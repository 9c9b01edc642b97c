import { crc32, deflateSync } from 'node:zlib'

/** A small file as a counter scans it. */
export interface Scan {
  readonly name: string
  readonly type: 'application/pdf' | 'image/png'
  readonly bytes: Uint8Array
}

/** One page with a few lines of Latin text (PDF 1.4; Helvetica needs no embedded font). */
export function pdf(name: string, lines: readonly string[]): Scan {
  const shown = lines.map(
    (line, at) => `1 0 0 1 72 ${760 - at * 24} Tm (${line.replaceAll(/[()\\]/g, (character) => `\\${character}`)}) Tj`,
  )
  const content = `BT /F1 14 Tf\n${shown.join('\n')}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ]
  let text = '%PDF-1.4\n'
  const offsets: number[] = []
  for (const [at, object] of objects.entries()) {
    offsets.push(text.length)
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
  }
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}${trailer}`
  return { name, type: 'application/pdf', bytes: new TextEncoder().encode(text) }
}

const PIXELS = 48

/** A grey portrait: an oval on a ground, sharp or blurred (PNG, 8-bit greyscale). */
export function portrait(name: string, { blurred }: { readonly blurred: boolean }): Scan {
  const rows = Array.from({ length: PIXELS }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: PIXELS }, (__, x) => shade(x, y, blurred))]),
  )
  const header = Buffer.alloc(13)
  header.writeUInt32BE(PIXELS, 0)
  header.writeUInt32BE(PIXELS, 4)
  header[8] = 8
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const bytes = Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return { name, type: 'image/png', bytes: new Uint8Array(bytes) }
}

function shade(x: number, y: number, blurred: boolean): number {
  const [dx, dy] = [(x - PIXELS / 2) / (PIXELS * 0.3), (y - PIXELS / 2) / (PIXELS * 0.4)]
  const distance = Math.hypot(dx, dy)
  const inside = blurred ? Math.min(1, Math.max(0, 1.5 - distance)) : Number(distance < 1)
  return Math.round(235 - inside * 120)
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
