import { crc32, inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { pdf, portrait } from './papers.ts'

test('the PDF says where each of its objects is', () => {
  const text = new TextDecoder('latin1').decode(pdf('a.pdf', ['Register (form)', '1\\2']).bytes)
  expect(text.startsWith('%PDF-1.4\n')).toBe(true)
  expect(text.endsWith('%%EOF\n')).toBe(true)
  const offsets = [...text.matchAll(/^(\d{10}) 00000 n /gm)].map(([, offset]) => Number(offset))
  expect(offsets).toHaveLength(5)
  for (const [at, offset] of offsets.entries()) expect(text.slice(offset).startsWith(`${at + 1} 0 obj\n`)).toBe(true)
  const xref = Number(/startxref\n(\d+)/.exec(text)?.[1])
  expect(text.slice(xref).startsWith('xref\n0 6\n')).toBe(true)
  const [, length, stream] = /\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/.exec(text) ?? []
  expect(stream).toHaveLength(Number(length))
  expect(stream).toContain('(Register \\(form\\))')
  expect(stream).toContain('(1\\\\2)')
})

test('the portrait is a PNG whose chunks are whole, and a blurred one differs from a sharp one', () => {
  const [sharp, blurred] = [portrait('p.png', { blurred: false }), portrait('p.png', { blurred: true })]
  expect(pixelsOf(sharp.bytes)).toHaveLength(48 * 49)
  expect(pixelsOf(blurred.bytes)).toHaveLength(48 * 49)
  expect(new Set(pixelsOf(sharp.bytes)).size).toBeLessThan(new Set(pixelsOf(blurred.bytes)).size)
})

function pixelsOf(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes)
  expect(file.subarray(1, 4).toString('latin1')).toBe('PNG')
  const data: Buffer[] = []
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at)
    const body = file.subarray(at + 4, at + 8 + length)
    expect(file.readUInt32BE(at + 8 + length)).toBe(crc32(body))
    if (body.subarray(0, 4).toString('latin1') === 'IDAT') data.push(body.subarray(4))
    at += 12 + length
  }
  return inflateSync(Buffer.concat(data))
}
