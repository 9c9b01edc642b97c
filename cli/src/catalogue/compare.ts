import type { ElementComparison } from '@tongban/protocol/compare/compare'
import type { MaterialMatching } from '@tongban/protocol/compare/materials'
import type { Command } from 'commander'
import { examples } from '../examples.ts'
import type { Lang } from '../language.ts'
import { clientFor, type WhichNode } from '../node/which-node.ts'
import { exitCodes, type Io, type Run } from '../outcome.ts'
import { table } from '../terminal.ts'
import { wordFor } from '../words.ts'
import { elementWords, relationWords } from './catalogue-words.ts'
import { withNode } from './node-options.ts'

interface Options extends WhichNode {
  readonly json?: boolean
}

/** `tongban catalogue compare`: two published documents, versions or standards, element by element. */
export function addCompare(command: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  withNode(
    command
      .command('compare')
      .description(zh ? '逐要素对照两份清单，或标准与清单' : 'two versions, or a standard and a version, element by element'),
    io,
  )
    .argument('<left>', zh ? '左方的哈希（标准放左方）' : 'hash of the left one (a standard stands here)')
    .argument('<right>', zh ? '右方的哈希' : 'hash of the right one')
    .addHelpText(
      'after',
      examples(io.lang, [
        'tongban catalogue compare NB7a_tUFY-7Q_bQdo03afe_VVmorFOsPowPuq5sqCMc 6ANQ_VVUT5RHooDO_-H5WlJrSDa7HpYtZODvbjshEvA',
      ]),
    )
    .action(run((left: string, right: string, options: Options) => compareTwo(io, { left, right }, options)))
}

async function compareTwo(io: Io, pair: { readonly left: string; readonly right: string }, { json = false, ...which }: Options) {
  const query = new URLSearchParams(pair)
  const { body, text } = await clientFor(io, which).get<{ elements: readonly ElementComparison[] }>(`/catalogue/compare?${query}`)
  if (json) io.out(text)
  else for (const line of told(body.elements, io.lang)) io.out(line)
  return exitCodes.done
}

function told(elements: readonly ElementComparison[], lang: Lang): string[] {
  const rows = elements.map(({ element, relation, reason }) => [
    wordFor(elementWords, element, lang),
    wordFor(relationWords, relation, lang),
    reason[lang],
  ])
  return [...table(rows), ...elements.flatMap(({ materials }) => (materials ? matchingTold(materials, lang) : []))]
}

const groundWords = {
  type: { zh: '按证照类型', en: 'by type' },
  name: { zh: '同名', en: 'same name' },
  similarity: { zh: '名称相近', en: 'similar name' },
} as const

/** Every pair with its ground, and what was left over: nothing is guessed in silence. */
function matchingTold({ matched, leftOnly, rightOnly }: MaterialMatching, lang: Lang): string[] {
  const only = { left: { zh: '只有左方', en: 'left only' }, right: { zh: '只有右方', en: 'right only' } }
  const rows = [
    ...matched.map(({ left, right, by, likeness, relation }) => [
      `${left} = ${right}`,
      `${groundWords[by][lang]}${by === 'similarity' ? ` ${likeness}` : ''}`,
      wordFor(relationWords, relation, lang),
    ]),
    ...leftOnly.map(({ name }) => [name, only.left[lang], '']),
    ...rightOnly.map(({ name }) => [name, only.right[lang], '']),
  ]
  return rows.length === 0 ? [] : ['', lang === 'zh' ? '材料对照：' : 'Materials:', ...table(rows)]
}
