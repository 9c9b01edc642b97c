import type { Command } from 'commander'
import { examples } from '../examples.ts'
import type { Lang } from '../language.ts'
import { anyoneClient, type OnThisMachine } from '../node/which-node.ts'
import { exitCodes, type Io, type Run } from '../outcome.ts'
import { table } from '../terminal.ts'
import { modeWords, wordFor } from '../words.ts'

interface Found {
  readonly id: string
  readonly name: string
  readonly en: string | null
  readonly mode: string | null
  readonly published: number
}

interface Understood {
  readonly corrected?: string
  readonly places?: { readonly from?: string; readonly to?: string; readonly target?: string; readonly use?: string }
  readonly section?: 'materials' | 'fee' | 'places' | 'limit'
}

type Answer =
  | ({ readonly kind: 'items'; readonly items: readonly Found[] } & Understood)
  | ({
      readonly kind: 'ask'
      readonly question: string
      readonly questionEn: string
      readonly candidates: readonly { readonly id: string; readonly name: string }[]
    } & Understood)
  | {
      readonly kind: 'none'
      readonly exits: readonly Say[]
      readonly emergency?: Say & { readonly phone: string }
    }

interface Say {
  readonly say: string
  readonly sayEn: string
}

interface Options extends OnThisMachine {
  readonly from?: string
  readonly to?: string
  readonly for?: string
  readonly json?: boolean
}

/** `tongban search`: items by everyday words, dialect, Pinyin or English. */
export function addSearch(program: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  program
    .command('search')
    .description(zh ? '用自己的话查事项：口语、方言、拼音、英文都行' : 'find items in everyday words, dialect, Pinyin or English')
    .argument('<words...>', zh ? '要查的话' : 'what to look for')
    .option('--from <place>', zh ? '人在哪里，区划名或代码' : 'where you are, a division by name or code')
    .option('--to <place>', zh ? '办哪里的事，区划名或代码' : 'whose matter it is, a division by name or code')
    .option('--for <whom>', zh ? '替谁办：person 个人，enterprise 企业' : 'for whom: person or enterprise')
    .option('--node <url>', zh ? '节点地址' : 'address of the node')
    .option('--token <token>', zh ? '令牌，默认取 TONGBAN_TOKEN' : 'token, else TONGBAN_TOKEN')
    .option('--data <dir>', zh ? '没有令牌时，节点的数据目录' : 'without a token: data folder of the node', '.tongban')
    .option('--json', zh ? '输出 JSON' : 'print JSON')
    .addHelpText(
      'after',
      examples(io.lang, ['tongban search 驾照打失了补一个好多钱', 'tongban search gjj tiqu --from 重庆 --to 成都 --json']),
    )
    .action(run((words: string[], options: Options) => search(io, words.join(' '), options)))
}

async function search(io: Io, q: string, { from, to, for: whom, json = false, ...where }: Options) {
  const query = new URLSearchParams({ q, ...(from && { from }), ...(to && { to }), ...(whom && { for: whom }) })
  const client = await anyoneClient(io, where)
  const { body, text } = await client.get<Answer>(`/search?${query}`)
  if (json) io.out(text)
  else for (const line of told(body, io.lang)) io.out(line)
  return exitCodes.done
}

function told(answer: Answer, lang: Lang): string[] {
  if (answer.kind === 'none') return tellNone(answer, lang)
  if (answer.kind === 'items') return [...tellUnderstood(answer, lang), ...tellItems(answer.items, lang)]
  const question = lang === 'zh' ? answer.question : answer.questionEn
  return [...tellUnderstood(answer, lang), question, ...table(answer.candidates.map(({ id, name }) => [`  ${id}`, name]))]
}

const sayIn = (lang: Lang, { say, sayEn }: Say): string => (lang === 'zh' ? say : sayEn)

function tellNone({ exits, emergency }: Extract<Answer, { kind: 'none' }>, lang: Lang): string[] {
  if (emergency) return [sayIn(lang, emergency)]
  const nothing = lang === 'zh' ? '没有查到。可以：' : 'Nothing was found. You can:'
  return [nothing, ...exits.map((exit) => `  ${sayIn(lang, exit)}`)]
}

function tellItems(items: readonly Found[], lang: Lang): string[] {
  const open = (published: number) => {
    if (published === 0) return lang === 'zh' ? '仅收录' : 'listed only'
    return lang === 'zh' ? `${published} 地可办` : `open at ${published}`
  }
  const nameOf = ({ name, en }: Found) => (lang === 'en' && en !== null ? `${en}  ${name}` : name)
  return table(
    items.map((item) => [
      item.id,
      open(item.published),
      item.mode === null ? '–' : wordFor(modeWords, item.mode, lang),
      nameOf(item),
    ]),
  )
}

const placeWords = {
  from: { zh: '所在', en: 'from' },
  to: { zh: '转到', en: 'to' },
  target: { zh: '办理', en: 'at' },
  use: { zh: '用于', en: 'for use in' },
} as const
const sectionWords = {
  materials: { zh: '材料', en: 'materials' },
  fee: { zh: '收费', en: 'fee' },
  places: { zh: '地点', en: 'places' },
  limit: { zh: '时限', en: 'time' },
} as const

function tellUnderstood({ corrected, places = {}, section }: Understood, lang: Lang): string[] {
  const ways = ['from', 'to', 'target', 'use'] as const
  const named = ways.flatMap((way) => (places[way] === undefined ? [] : [`${placeWords[way][lang]} ${places[way]}`]))
  const asked = section ? [lang === 'zh' ? `问的是${sectionWords[section].zh}` : `about the ${sectionWords[section].en}`] : []
  const guessed = corrected ? [lang === 'zh' ? `已按“${corrected}”为您查找` : `Searched for “${corrected}”`] : []
  const about = [...named, ...asked].join(lang === 'zh' ? '，' : ', ')
  return [...guessed, ...(about === '' ? [] : [about])]
}
