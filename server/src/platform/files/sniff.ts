/** The media types a material may have. */
export const fileTypes = [
  'application/pdf',
  'application/ofd',
  'image/png',
  'image/jpeg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/zip',
  'application/json',
] as const
export type FileType = (typeof fileTypes)[number]

/** Bytes of the beginning that are enough to tell. */
export const SNIFF_BYTES = 64 * 1024

const text = (bytes: Uint8Array, start: number, end: number) => new TextDecoder('latin1').decode(bytes.subarray(start, end))

const starts = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, index) => bytes[index] === byte)

/**
 * The type a file is by its first bytes, whatever its name says; undefined for what we do not take. OFD (GB/T 33190) and Office files are
 * ZIP archives and are told apart by their first entries.
 */
export function sniff(head: Uint8Array): FileType | undefined {
  if (text(head, 0, 5) === '%PDF-') return 'application/pdf'
  if (starts(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (starts(head, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (starts(head, 0x50, 0x4b, 0x03, 0x04)) return sniffArchive(head)
  return looksLikeJson(head) ? 'application/json' : undefined
}

function sniffArchive(head: Uint8Array): FileType {
  const names = entryNames(head)
  if (names.includes('OFD.xml')) return 'application/ofd'
  if (names.some((name) => name.startsWith('word/')))
    return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  if (names.some((name) => name.startsWith('xl/'))) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return 'application/zip'
}

/** Names in the local headers found in the head; compressed bytes that look like one only add a name that matches nothing. */
function entryNames(head: Uint8Array): string[] {
  const names: string[] = []
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  for (let at = 0; at + 30 <= head.length; at++) {
    if (view.getUint32(at, true) !== 0x04034b50) continue
    names.push(text(head, at + 30, at + 30 + view.getUint16(at + 26, true)))
  }
  return names
}

function looksLikeJson(head: Uint8Array): boolean {
  return /^\s*[[{]\s*["[{}\]\d-]/.test(text(head, 0, 256))
}
