import { readFile } from 'node:fs/promises'

const read = async (file: string) => JSON.parse(await readFile(new URL(`../data/${file}.json`, import.meta.url), 'utf8'))

/** One in so many implementations has a name of its own, as lists have that write the place into the name. */
const OWN_NAME_EVERY = 10

/** So many implementations as a sheet (CSV), from the names of the published lists × the divisions of the country. */
export async function* implementations(rows: number): AsyncGenerator<string> {
  const lists = await Promise.all(['items-chuanyu', 'items-national', 'items-sichuan-guangan'].map(read))
  const stems = [...new Set(lists.flatMap(({ items }) => items.map(({ name }: { name: string }) => name)))]
  const { divisions }: { divisions: readonly { code: string; name: string }[] } = await read('divisions')
  for (let made = 0; made < rows; made++) {
    const stem = stems[made % stems.length] ?? ''
    const { code, name } = divisions[Math.floor(made / stems.length) % divisions.length] ?? { code: '000000', name: '' }
    const own = made % OWN_NAME_EVERY === 0 ? `${name}${stem}` : stem
    yield `"${own.replaceAll('"', '""')}","${name}政务服务局","${code}000000"\n`
  }
}

/** The heading of that sheet. */
export const HEADING = '事项名称,实施部门,区划代码\n'

/** Two-word queries: something that services are about, and something that is done with it, in the dictionary's words. */
export async function twoWordQueries(count: number): Promise<string[]> {
  const { entries }: { entries: readonly { kind: string; role?: string; words?: readonly string[] }[] } = await read('dictionary')
  const wordsOf = (role: string) => entries.flatMap((entry) => (entry.role === role ? (entry.words ?? []) : []))
  const [things, acts] = [wordsOf('object'), wordsOf('action')]
  // Steps without a common divisor go through all pairs evenly and are the same in every run.
  return Array.from({ length: count }, (_, at) => `${things[(at * 31) % things.length]} ${acts[(at * 17) % acts.length]}`)
}
