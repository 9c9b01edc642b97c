import { resolve } from 'node:path'
import { type SuiteName, suiteNames } from '@tongban/protocol/suite/suite'
import type { Command } from 'commander'
import { examples } from './examples.ts'
import { exitCodes, type Io, type Run, usageFailure } from './outcome.ts'

interface Options {
  readonly once?: boolean
  readonly json?: boolean
  readonly data?: string
  readonly suites?: string
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
        ? '演示完就退出；全部照剧情办结且核验通过才以 0 退出'
        : 'end by itself; status 0 only if every case ended as it should and every log verified',
    )
    .option('--json', zh ? '只输出一行 JSON' : 'print one line of JSON only')
    .option(
      '--data <dir>',
      zh
        ? `数据目录，每次从头建立；默认 ${usualFolder}，--once 时为临时目录`
        : `data folder, made afresh each time; ${usualFolder} by default, a temporary one with --once`,
    )
    .option(
      '--suites <a,b>',
      zh
        ? '重庆、四川两个节点的密码套件，intl 或 gm（国密）；默认 intl,intl'
        : 'suites of cryptography of Chongqing and Sichuan, intl or gm (Chinese national); intl,intl by default',
    )
    .addHelpText(
      'after',
      examples(io.lang, ['tongban demo', 'tongban demo --lang en', 'tongban demo --once --json --suites intl,gm']),
    )
    .action(run((options: Options) => demo(io, options)))
}

async function demo(io: Io, { once = false, json = false, data, suites = 'intl,intl' }: Options) {
  const regionSuites = suitesFrom(suites)
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
    suites: regionSuites,
    once,
    json,
    ...(data === undefined ? {} : { data: resolve(data) }),
    usualFolder: resolve(usualFolder),
  })
  return good ? exitCodes.done : exitCodes.refused
}

/** By division code. */
function suitesFrom(text: string): Readonly<Record<string, SuiteName>> {
  const named = text.split(',').map((name) => suiteNames.find((one) => one === name))
  const [chongqing, sichuan] = named
  if (named.length !== 2 || !chongqing || !sichuan)
    throw usageFailure(
      `--suites 要写两个套件，例如 intl,gm，不能是 ${text}`,
      `--suites takes two suites, such as intl,gm, not ${text}`,
    )
  return { '500000': chongqing, '510000': sichuan }
}
