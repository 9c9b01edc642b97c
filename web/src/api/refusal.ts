/** What the node answers instead of what was asked (RFC 9457), as far as a page tells it. */
export interface Problem {
  readonly code: string
  readonly status: number
  readonly titles: { readonly zh: string; readonly en: string }
  readonly field?: string
  readonly errors?: readonly { readonly field: string; readonly zh: string; readonly en: string }[]
}

/** Thrown by `answered`: shown as a page, or beside the field that it names. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.titles.en)
    this.problem = problem
  }
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'titles' in value

const unheard = (status: number): Problem => ({
  code: 'web/noAnswer',
  status,
  titles: { zh: '现在没连上后面的系统，请过一会儿再试', en: 'The system behind this page does not answer; try again in a while' },
})

interface Reply<T> {
  readonly data?: T | undefined
  readonly error?: unknown
  readonly response: Response
}

/** The answer itself. Refuses with what the node said. */
export async function answered<T>(asked: Promise<Reply<T>>): Promise<T> {
  const { data, error, response } = await asked
  if (response.ok && data !== undefined) return data
  throw new Refusal(isProblem(error) ? error : unheard(response.status))
}

/** Waits for an act that is answered with nothing. Refuses with what the node said. */
export async function carriedOut(asked: Promise<Reply<unknown>>): Promise<void> {
  const { error, response } = await asked
  if (!response.ok) throw new Refusal(isProblem(error) ? error : unheard(response.status))
}

/** The answer, or undefined where the node knows no such thing. */
export async function answeredIfKnown<T>(asked: Promise<Reply<T>>): Promise<T | undefined> {
  const reply = await asked
  return reply.response.status === 404 ? undefined : answered(Promise.resolve(reply))
}
