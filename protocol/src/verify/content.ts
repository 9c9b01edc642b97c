import { actionOf, parentActionOf, requestedType } from '../event/actions.ts'
import { factsFit, parentFactsFit } from '../event/facts.ts'
import { bodyFits } from '../event/hash.ts'
import { type ChainHeader, type EventHeader, schemaOf } from '../event/header.ts'
import type { Suites } from '../suite/suite.ts'
import type { CaseExport, ExportedEvent } from './export.ts'
import { type Faulty, faultyAt, isOfChain } from './fault.ts'
import type { Proven } from './proofs.ts'

declare const mark: unique symbol

/** An export whose events are well formed and whose visible bodies are the ones that they name. Only `checkContent` can say so. */
export interface Sound {
  readonly ok: true
  readonly file: CaseExport
  readonly suites: Suites
  readonly [mark]: true
}

/** The fourth step, for each event and request: a type that is known, the facts that it asks for, and each body that is here. */
export async function checkContent({ file, suites }: Proven): Promise<Sound | Faulty> {
  for (const one of [...file.events, ...file.requests]) {
    const why = await contentFault(file.kind, one, suites)
    if (why) return why
  }
  const sound: Omit<Sound, typeof mark> = { ok: true, file, suites }
  return sound as Sound // the one place that may say so
}

/** What is wrong with an event by itself: its type and facts, and each body that is here. */
export async function contentFault(
  kind: CaseExport['kind'],
  one: ExportedEvent<EventHeader>,
  suites: Suites,
): Promise<Faulty | undefined> {
  return headerFault(kind, one.header) ?? (await bodyFault(one, suites))
}

function headerFault(kind: CaseExport['kind'], header: EventHeader): Faulty | undefined {
  if (header.dataschema !== schemaOf(header.type)) return faultyAt('verify/header', header, 'dataschema')
  const fit = isOfChain(header) ? chainFactsFit(kind, header) : requestFactsFit(header)
  if (fit === undefined) return faultyAt('verify/header', header, header.type)
  return fit ? undefined : faultyAt('verify/facts', header, header.type)
}

/** Undefined for a type that no chain of this kind has. */
function chainFactsFit(kind: CaseExport['kind'], { type, facts }: ChainHeader): boolean | undefined {
  if (kind === 'parent') {
    const action = parentActionOf(type)
    return action && parentFactsFit(action, facts)
  }
  const action = actionOf(type)
  return action && factsFit(action, facts)
}

/** What is asked may be nonsense, for then it was declined; but a request must say that it is one. */
function requestFactsFit({ id, type, facts }: EventHeader): boolean | undefined {
  return type === requestedType ? facts['requestId'] === id && typeof facts['action'] === 'string' : undefined
}

async function bodyFault({ header, bodies }: ExportedEvent<EventHeader>, suites: Suites): Promise<Faulty | undefined> {
  const seen = new Set<string>()
  for (const body of bodies) {
    if (seen.has(body.section)) return faultyAt('verify/body', header, `${body.section}: twice`)
    seen.add(body.section)
    if (!(await bodyFits(header, body, suites))) return faultyAt('verify/body', header, body.section)
  }
  return undefined
}
