const NUMBER = /[0-9０-９][0-9０-９xX \-–]{3,}[0-9０-９xX]/gu
const ADDRESS = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+/gu
const LONGEST = 60

/**
 * A query as it may be kept for the editor: without what could name a person by number (identity, phone, bank account, licence plate digits:
 * five digits and more, however they are grouped) or by address.
 */
export const forgetNumbers = (query: string): string =>
  [...query.normalize('NFKC').replace(ADDRESS, '*').replace(NUMBER, '*').replace(/\s+/gu, ' ').trim()].slice(0, LONGEST).join('')
