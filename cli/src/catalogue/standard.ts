import { type Stance, stances } from '@tongban/protocol/event/catalogue'
import type { Stage } from '@tongban/protocol/standard/proposal'
import { type Command, Option } from 'commander'
import { examples } from '../examples.ts'
import type { Lang, Said } from '../language.ts'
import { clientFor, type WhichNode } from '../node/which-node.ts'
import { exitCodes, type Io, type Run } from '../outcome.ts'
import { table } from '../terminal.ts'
import { wordFor } from '../words.ts'
import { readDocument } from './document.ts'
import { withNode } from './node-options.ts'

interface Options extends WhichNode {
  readonly json?: boolean
}

interface ProposalView {
  readonly id: string
  readonly item: string
  readonly stage: string
  readonly by: string
  readonly inForceFrom: string | null
}

const stageWords = {
  commenting: { zh: '征求意见', en: 'awaits comments' },
  objected: { zh: '有反对', en: 'objected to' },
  adopting: { zh: '待通过', en: 'to be adopted' },
  adopted: { zh: '已通过', en: 'adopted' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
} as const satisfies Record<Stage, Said>

/** `tongban catalogue standard`: propose, comment, adopt, withdraw, list. */
export function addStandard(command: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  const standard = command
    .command('standard')
    .description(zh ? '统一标准：提出、征求意见、通过' : 'standards: propose, comment, adopt')
  addPropose(standard, io, run)
  addComment(standard, io, run)
  for (const act of ['adopt', 'withdraw'] as const) addStep(standard, act, io, run)
  addList(standard, io, run)
}

function addPropose(standard: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  withNode(standard.command('propose').description(zh ? '向各地提出一份标准' : 'propose a standard to the regions'), io)
    .argument('<file>', zh ? '标准（JSON）' : 'the standard (JSON)')
    .requiredOption('--from <day>', zh ? '最早生效日' : 'first day in force at the earliest')
    .addHelpText('after', examples(io.lang, ['tongban catalogue standard propose standard.json --from 2027-01-01']))
    .action(
      run(async (file: string, { from, json = false, ...which }: Options & { readonly from: string }) => {
        const body = { standard: await readDocument(file), from }
        const reply = await clientFor(io, which).post<{ id: string }>('/catalogue/proposals', { body })
        io.out(json ? reply.text : reply.body.id)
        return exitCodes.done
      }),
    )
}

interface Commenting extends Options {
  readonly stance: Stance
  readonly words: string
}

function addComment(standard: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  withNode(standard.command('comment').description(zh ? '对提案表态' : 'say what this region thinks of a proposal'), io)
    .argument('<id>', zh ? '提案标识' : 'id of the proposal')
    .addOption(
      new Option('--stance <stance>', zh ? '支持或反对' : 'support or object').choices([...stances]).makeOptionMandatory(),
    )
    .requiredOption('--words <words>', zh ? '意见' : 'what is said')
    .addHelpText(
      'after',
      examples(io.lang, [
        'tongban catalogue standard comment 019cb1a2-3400-7000-8000-000000000001 --stance support --words 同意',
      ]),
    )
    .action(
      run(async (id: string, { stance, words, json = false, ...which }: Commenting) => {
        const at = `/catalogue/proposals/${encodeURIComponent(id)}/comments`
        const { body, text } = await clientFor(io, which).post<ProposalView>(at, { body: { stance, words } })
        io.out(json ? text : told(body, io.lang))
        return exitCodes.done
      }),
    )
}

const stepWords = {
  adopt: { zh: '代表本地区通过提案；各方都通过才生效', en: 'adopt a proposal for this region; in force when every region has' },
  withdraw: { zh: '撤回本地区的提案', en: 'withdraw a proposal of this region' },
} as const

function addStep(standard: Command, act: 'adopt' | 'withdraw', io: Io, run: Run): void {
  withNode(standard.command(act).description(stepWords[act][io.lang]), io)
    .argument('<id>', io.lang === 'zh' ? '提案标识' : 'id of the proposal')
    .addHelpText('after', examples(io.lang, [`tongban catalogue standard ${act} 019cb1a2-3400-7000-8000-000000000001`]))
    .action(
      run(async (id: string, { json = false, ...which }: Options) => {
        const { body, text } = await clientFor(io, which).post<ProposalView>(
          `/catalogue/proposals/${encodeURIComponent(id)}/${act}`,
        )
        io.out(json ? text : told(body, io.lang))
        return exitCodes.done
      }),
    )
}

function addList(standard: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  withNode(standard.command('list').description(zh ? '还没有结果的提案' : 'proposals that are not decided yet'), io)
    .addHelpText('after', examples(io.lang, ['tongban catalogue standard list']))
    .action(
      run(async ({ json = false, ...which }: Options) => {
        const { body, text } = await clientFor(io, which).get<{ entries: ProposalView[] }>(
          '/catalogue/proposals?open=true&limit=200',
        )
        if (json) io.out(text)
        else
          for (const line of table(
            body.entries.map((one) => [one.id, one.item, wordFor(stageWords, one.stage, io.lang), one.by]),
          ))
            io.out(line)
        return exitCodes.done
      }),
    )
}

function told({ stage, inForceFrom }: ProposalView, lang: Lang): string {
  const word = wordFor(stageWords, stage, lang)
  if (inForceFrom === null) return word
  return lang === 'zh' ? `${word}，${inForceFrom} 起生效` : `${word}, in force from ${inForceFrom}`
}
