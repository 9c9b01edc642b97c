/** Somebody who can sign in here: a person by identity number, or one of staff by id. */
export interface Account {
  readonly name: string
  readonly idNumber?: string
  readonly staff?: string
}

/** What the provider is told in its one file. */
export interface Plan {
  /** Shown at the head of the page, in both languages. */
  readonly title: { readonly zh: string; readonly en: string }
  /** Where it listens, on this machine only; its issuer is `http://127.0.0.1:<port>`. */
  readonly port: number
  readonly client: { readonly id: string; readonly secret: string; readonly redirect: string }
  readonly accounts: readonly Account[]
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** The plan, or the first thing that is wrong with it. */
export function readPlan(text: string): Plan | { readonly mistake: string } {
  const plan = parsed(text)
  if (plan === undefined) return { mistake: 'not a JSON object' }
  const { title, port, client, accounts } = plan
  if (!isText(title?.zh) || !isText(title?.en)) return { mistake: 'title needs zh and en' }
  if (!Number.isInteger(port)) return { mistake: 'port needs a number' }
  if (!isText(client?.id) || !isText(client?.secret) || !URL.canParse(String(client?.redirect)))
    return { mistake: 'client needs id, secret and redirect' }
  if (!Array.isArray(accounts) || !accounts.every(isAccount)) return { mistake: 'an account needs a name, and idNumber or staff' }
  return plan
}

function parsed(text: string): Plan | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Plan) : undefined
  } catch {
    return undefined
  }
}

function isAccount(value: unknown): value is Account {
  const { name, idNumber, staff } = (value ?? {}) as Record<string, unknown>
  return isText(name) && (isText(idNumber) || isText(staff))
}
