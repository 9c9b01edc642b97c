import { type JsonLimits, parseBounded } from '../canonical.ts'
import { type CaseExport, exportShapeFault, isExport } from './export.ts'
import { type Faulty, faulty } from './fault.ts'

/** Room for a case of some thousand events with their bodies. */
export const exportLimits: JsonLimits = { maxBytes: 64 * 1024 * 1024, maxDepth: 64, maxNodes: 4_000_000 }

declare const mark: unique symbol

/** A document that has the shape of an export. Only `readExport` can say so. Nothing in it is believed yet. */
export interface Read {
  readonly ok: true
  readonly file: CaseExport
  readonly [mark]: true
}

/** The first step: a text within its bounds, then the shape of the whole. A fault in the shape of an event names the event where it can. */
export function readExport(input: string | object, limits: JsonLimits = exportLimits): Read | Faulty {
  const parsed = typeof input === 'string' ? parseBounded(input, limits) : { ok: true as const, value: input }
  if (!parsed.ok) return faulty(parsed.why === 'notJson' ? 'verify/notJson' : 'verify/tooLarge', parsed.why)
  if (!isExport(parsed.value)) return misshapen(parsed.value)
  const read: Omit<Read, typeof mark> = { ok: true, file: parsed.value }
  return read as Read // the one place that may say so
}

function misshapen(value: unknown): Faulty {
  const path = exportShapeFault(value)
  const [, list, index] = /^\/(events|requests)\/(\d+)/.exec(path) ?? []
  const header = list === undefined ? undefined : memberOf(memberOf(memberOf(value, list), index), 'header')
  const [id, seq] = [memberOf(header, 'id'), memberOf(header, 'seq')]
  return {
    ok: false,
    fault: {
      code: 'verify/malformed',
      ...(list === undefined ? {} : { at: `/${list}/${index}` }),
      ...(typeof id === 'string' ? { event: id } : {}),
      ...(typeof seq === 'number' ? { seq } : {}),
      why: path,
    },
  }
}

function memberOf(value: unknown, name: string | undefined): unknown {
  return typeof value === 'object' && value !== null && name !== undefined ? Reflect.get(value, name) : undefined
}
