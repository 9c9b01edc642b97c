const weights = [3, 7, 9, 10, 5, 8, 4, 2]

/** Check character of the first eight characters of an organisation code (GB 11714): digits stand for themselves, A to Z for 10 to 35. */
export function organisationCheck(body: string): string | undefined {
  if (!/^[0-9A-Z]{8}$/.test(body)) return undefined
  const sum = weights.reduce((total, weight, at) => total + weight * Number.parseInt(body[at] ?? '', 36), 0)
  return '0X987654321'[sum % 11]
}

/** Whether nine characters are an organisation code with a right check character. The older way of writing has a hyphen before it. */
export function isOrganisationCode(code: string): boolean {
  const found = /^([0-9A-Z]{8})-?([0-9X])$/.exec(code)
  return found !== null && organisationCheck(found[1] ?? '') === found[2]
}
