import { createHash } from 'node:crypto'
import type { Account } from './plan.ts'

/** Who can sign in, by a subject that says nothing about them. */
export type Accounts = ReadonlyMap<string, Account>

export function accountsOf(accounts: readonly Account[]): Accounts {
  return new Map(accounts.map((account) => [subjectOf(account), account]))
}

const SUBJECT_CHARACTERS = 24

const subjectOf = ({ idNumber = '', staff = '' }: Account): string =>
  createHash('sha256').update(`${idNumber} ${staff}`).digest('hex').slice(0, SUBJECT_CHARACTERS)

/** What a token says of somebody. The names of the claims are those that a node reads (decision 0012). */
export function claimsOf(sub: string, { name, idNumber, staff }: Account) {
  return {
    sub,
    name,
    ...(idNumber === undefined ? {} : { id_number: idNumber }),
    ...(staff === undefined ? {} : { staff_id: staff }),
  }
}
