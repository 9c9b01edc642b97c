import type { Command } from 'commander'
import { examples } from '../examples.ts'
import type { Lang } from '../language.ts'
import { clientFor, type WhichNode } from '../node/which-node.ts'
import { exitCodes, type Io, type Run } from '../outcome.ts'
import { table } from '../terminal.ts'
import { wordFor } from '../words.ts'
import { elementWords } from './catalogue-words.ts'
import { withNode } from './node-options.ts'

interface Counts {
  readonly same: number
  readonly n: number
  readonly unknown: number
  readonly score: number | null
}

interface Total extends Counts {
  readonly elements: readonly (Counts & { readonly element: string })[]
}

interface Options extends WhichNode {
  readonly asOf?: string
  readonly json?: boolean
}

/** `tongban catalogue uniformity`: the share of elements that two regions have in common, with n. */
export function addUniformity(command: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  withNode(
    command
      .command('uniformity')
      .description(zh ? '两地的统一程度，逐要素，带样本数' : 'how uniform two regions are, element by element, with n'),
    io,
  )
    .argument('<left>', zh ? '一地的六位区划码' : 'six digits of one region')
    .argument('<right>', zh ? '另一地的六位区划码' : 'six digits of the other')
    .option('--as-of <day>', zh ? '以哪一天为准，默认今天' : 'as of a day, today by default')
    .addHelpText(
      'after',
      examples(io.lang, [
        'tongban catalogue uniformity 500000 510000',
        'tongban catalogue uniformity 500000 510000 --as-of 2026-01-01',
      ]),
    )
    .action(run((left: string, right: string, options: Options) => uniformity(io, { left, right }, options)))
}

async function uniformity(
  io: Io,
  pair: { readonly left: string; readonly right: string },
  { asOf, json = false, ...which }: Options,
) {
  const query = new URLSearchParams({ ...pair, ...(asOf === undefined ? {} : { asOf }) })
  const { body, text } = await clientFor(io, which).get<Total>(`/catalogue/uniformity/total?${query}`)
  if (json) io.out(text)
  else for (const line of told(body, io.lang)) io.out(line)
  return exitCodes.done
}

function told({ elements, ...total }: Total, lang: Lang): string[] {
  const row = (name: string, { same, n, unknown, score }: Counts) => [
    name,
    score === null ? '–' : `${(score * 100).toFixed(1)} %`,
    `${same}/${n}`,
    unknown === 0 ? '' : lang === 'zh' ? `未知 ${unknown}` : `${unknown} unknown`,
  ]
  return table([
    ...elements.map((element) => row(wordFor(elementWords, element.element, lang), element)),
    row(lang === 'zh' ? '合计' : 'all', total),
  ])
}
