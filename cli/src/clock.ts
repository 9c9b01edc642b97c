import type { Command } from 'commander'
import { clockExplain, clockExplainLines } from './clock-explain.ts'
import { examples } from './examples.ts'
import { exitCodes, type Io, type Run, usageFailure } from './outcome.ts'

interface Options {
  readonly json?: boolean
  readonly lines?: boolean
  readonly why?: boolean
}

/** `tongban clock explain`: the legal limits of a case, day by day, without a node (clock.md, "Command"). */
export function addClock(program: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  const clock = program.command('clock').description(zh ? '法定时限' : 'legal time limits')
  clock
    .command('explain')
    .description(
      zh
        ? '从标准输入读一份办件的事件与时限，逐日说明到期日'
        : 'read events and limits from standard input and explain each due day',
    )
    .option('--json', zh ? '一份文档进，一份出' : 'one document in, one out')
    .option('--lines', zh ? '每行一份文档' : 'one document a line')
    .option('--why', zh ? '附中英文说明' : 'add a sentence in Chinese and in English')
    .addHelpText(
      'after',
      examples(io.lang, [
        `echo '{"asOf":"2026-10-20","events":[{"type":"received","day":"2026-09-28"}]}' | tongban clock explain`,
        'tongban clock explain --json --why < case.json',
        'tongban clock explain --lines < cases.jsonl > answers.jsonl',
      ]),
    )
    .action(run((options: Options) => explainFrom(io, options)))
}

async function explainFrom(io: Io, { json = false, lines = false, why = false }: Options) {
  if (json && lines) throw usageFailure('--json 与 --lines 只能用一个', 'Give either --json or --lines, not both')
  const options = { lang: io.lang, ...(why ? { why } : {}) }
  if (lines) {
    for await (const answered of clockExplainLines(io.read(), options)) io.out(answered.trimEnd())
    return exitCodes.done
  }
  const printed = clockExplain(await whole(io.read()), { ...options, as: json ? 'json' : 'text' })
  for (const line of printed.lines) io.out(line)
  return printed.exitCode
}

async function whole(chunks: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const chunk of chunks) text += chunk
  return text
}
