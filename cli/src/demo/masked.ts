/** What the demo tells may be kept by anyone who ran it: of a name the first character only. */
export const masked = (name: string): string => [...name].map((character, index) => (index === 0 ? character : '＊')).join('')
