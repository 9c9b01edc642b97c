import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { examples } from './examples.ts'
import { type ExitCode, type Io, type Run, usageFailure } from './outcome.ts'

interface Options {
  readonly founders?: string
  readonly json?: boolean
}

/** `tongban verify FILE`: checks an exported log without any node or network. */
export function addVerify(program: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  program
    .command('verify')
    .description(
      zh
        ? '离线核验导出的办件日志或单个事件的证明，说明谁何时持有、每一步是否合法'
        : 'verify the exported log of a case, or the proof of one event, offline and tell its story',
    )
    .argument('<file>', zh ? '导出的日志或证明' : 'the exported log or proof')
    .option(
      '--founders <file>',
      zh
        ? '您认定的创始机构公钥；不给则只列出日志自带的指纹'
        : 'the founding authorities you trust; without it only the fingerprints in the log are listed',
    )
    .option('--json', zh ? '输出 JSON' : 'print JSON')
    .addHelpText(
      'after',
      examples(io.lang, ['tongban verify case.json', 'tongban verify case.json --founders .tongban/demo/founders.json --json']),
    )
    .action(run((file: string, options: Options) => verifyFile(io, file, options)))
}

async function verifyFile(io: Io, file: string, { founders, json = false }: Options): Promise<ExitCode> {
  const [text, pinned] = [await read(file), founders === undefined ? undefined : await read(founders)]
  // Loaded only here: it takes longer than all other commands need to start.
  const { verify } = await import('./verify.ts')
  const printed = await verify(text, { json, lang: io.lang, ...(pinned === undefined ? {} : { founders: pinned }) })
  for (const line of printed.lines) io.out(line)
  return printed.exitCode
}

function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw usageFailure(`读不到文件 ${file}（${error.code}）`, `The file ${file} cannot be read (${error.code})`)
  })
}
