/** What makes two looks the same to the person: who, at what, what for, in which minute. */
interface Look {
  readonly at: string
  readonly actor: string
  readonly purpose: string
  readonly subject: string | null
}

const MINUTE = 'yyyy-mm-ddThh:mm'.length

const keyOf = ({ at, actor, purpose, subject }: Look): string => [at.slice(0, MINUTE), actor, purpose, subject].join(' ')

/** Looks that follow each other and differ in nothing, as one with how often: whoever works on a case opens it many times. */
export function together<T extends Look>(looks: readonly T[]): { readonly look: T; readonly times: number }[] {
  const lines: { look: T; times: number }[] = []
  for (const look of looks) {
    const last = lines.at(-1)
    if (last !== undefined && keyOf(last.look) === keyOf(look)) last.times++
    else lines.push({ look, times: 1 })
  }
  return lines
}
