import { resolve } from 'node:path'
import type { Command } from 'commander'
import { examples } from './examples.ts'
import { exitCodes, type Io, type Run } from './outcome.ts'

interface Options {
  readonly once?: boolean
  readonly json?: boolean
  readonly data?: string
}

const usualFolder = '.tongban/demo'

/** `tongban demo`: two regions as two processes, real cases told live, every log checked offline at the end. */
export function addDemo(program: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  program
    .command('demo')
    .description(
      zh
        ? '演示：四川、重庆两个节点互办真实事项，最后离线核验每份日志'
        : 'the demo: Sichuan and Chongqing handle each other’s real cases; every log is verified offline at the end',
    )
    .option(
      '--once',
      zh
        ? '演示完就退出；全部如期办结且核验通过才以 0 退出'
        : 'end by itself; status 0 only if every case ended as it should and every log verified',
    )
    .option('--json', zh ? '只输出一行 JSON' : 'print one line of JSON only')
    .option(
      '--data <dir>',
      zh
        ? `数据目录，每次从头建立；默认 ${usualFolder}，--once 时为临时目录`
        : `data folder, made afresh each time; ${usualFolder} by default, a temporary one with --once`,
    )
    .addHelpText('after', examples(io.lang, ['tongban demo', 'tongban demo --lang en', 'tongban demo --once --json']))
    .action(run((options: Options) => demo(io, options)))
}

async function demo(io: Io, { once = false, json = false, data }: Options) {
  const opening =
    io.lang === 'zh'
      ? '通办演示：四川（510000）与重庆（500000）互办政务服务'
      : 'Tongban demo: Sichuan (510000) and Chongqing (500000) handle each other’s cases'
  // Said before anything is loaded or started, so that nobody looks at an empty screen.
  if (json) io.err(opening)
  else io.out(opening)
  const { runDemo } = await import('./demo/run.ts')
  const good = await runDemo({
    lang: io.lang,
    env: io.env,
    once,
    json,
    ...(data === undefined ? {} : { data: resolve(data) }),
    usualFolder: resolve(usualFolder),
  })
  return good ? exitCodes.done : exitCodes.refused
}
