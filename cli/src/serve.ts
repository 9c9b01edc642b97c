import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { examples } from './examples.ts'
import { serverCommand } from './node/server-process.ts'
import { type ExitCode, exitCodes, type Io, type Run } from './outcome.ts'

interface Options {
  readonly config?: string
}

/** `tongban serve`: a node in the foreground, until it is told to stop. The server itself refuses the lab clock. */
export function addServe(program: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  program
    .command('serve')
    .description(zh ? '运行一个节点（设置见 docs/operations.md）' : 'run a node (settings: docs/operations.md)')
    .option('--config <file>', zh ? '设置文件，也可用环境变量 TONGBAN_CONFIG' : 'file of settings, else TONGBAN_CONFIG')
    .addHelpText(
      'after',
      examples(io.lang, [
        'tongban serve --config sichuan.json',
        'TONGBAN_NODE=urn:tongban:node:510000 TONGBAN_REGIONS=510000 tongban serve',
      ]),
    )
    .action(run((options: Options) => serve(io, options)))
}

function serve(io: Io, { config }: Options): Promise<ExitCode> {
  // The token is this program's; the server knows no such setting.
  const { TONGBAN_TOKEN: _, ...env } = io.env
  const { command, args } = serverCommand()
  const child = spawn(command, args, {
    env: { ...env, ...(config ? { TONGBAN_CONFIG: resolve(config) } : {}) },
    stdio: 'inherit',
  })
  // Typed at a terminal an interrupt reaches the node by itself; sent to this process alone it has to be handed on.
  const pass = (signal: NodeJS.Signals) => child.kill(signal)
  const ignore = () => undefined
  process.on('SIGTERM', pass).on('SIGINT', ignore)
  return new Promise((end, fail) => {
    child.once('error', fail)
    child.once('exit', (code) => {
      process.off('SIGTERM', pass).off('SIGINT', ignore)
      end(code === 0 ? exitCodes.done : code === exitCodes.usage ? exitCodes.usage : exitCodes.refused)
    })
  })
}
