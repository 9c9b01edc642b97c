import type { FastifyReply, FastifyRequest } from 'fastify'
import { problemBody } from '../../platform/http/problem-reply.ts'
import { ProblemError } from '../../platform/problem.ts'
import type { Conflict } from '../listing/drafts.ts'
import type { VersionFault } from '../publishing/version-faults.ts'

/** What a refusal of the catalogue tells beyond its title, so that all can be mended at once: nothing in it is personal. */
interface Told extends Partial<Conflict> {
  readonly faults?: readonly VersionFault[]
  readonly differences?: readonly unknown[]
}

const members = ['faults', 'differences', 'standing', 'yours'] as const satisfies readonly (keyof Told)[]

/** Does the work; a refusal that names what to mend (`faults`, `differences`) or two texts (`standing`, `yours`) is answered with these. */
export async function tellAll<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<T>,
): Promise<T | FastifyReply> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const told = members.flatMap((member) => (error.facts[member] === undefined ? [] : [[member, error.facts[member]]]))
    if (told.length === 0) throw error
    const body = problemBody(error, request.id, { language: request.headers['accept-language'] })
    const whole = JSON.stringify({ ...body, ...Object.fromEntries(told) })
    return reply.code(error.status).type('application/problem+json').serializer(String).send(whole)
  }
}
