import { Command, CommanderError, Help, Option } from 'commander'
import { addCase } from './case/case.ts'
import { addCatalogue } from './catalogue/catalogue.ts'
import { addClock } from './clock.ts'
import { addDemo } from './demo.ts'
import { addImport } from './import.ts'
import type { Lang, Said } from './language.ts'
import { CommandFailure, type ExitCode, exitCodes, failureLine, type Io, type Run } from './outcome.ts'
import { addPeers, addReconcile } from './peers/peers.ts'
import { addProve } from './proof/prove-command.ts'
import { addDictionary } from './search/dictionary.ts'
import { addSearch } from './search/search.ts'
import { addServe } from './serve.ts'
import { columnsOf } from './terminal.ts'
import { addToken } from './token.ts'
import { addTrust } from './trust/trust.ts'
import { addVerify } from './verify-command.ts'

const helpWords: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
}

const inChinese = (text: string): string => text.replace('[options]', '[选项]').replace('[command]', '[命令]')
const plainHelp = new Help()
const chineseHelp = {
  styleTitle: (title: string) => helpWords[title] ?? title,
  commandUsage: (command: Command) => inChinese(plainHelp.commandUsage(command)),
  subcommandTerm: (command: Command) => inChinese(plainHelp.subcommandTerm(command)),
}

/** Runs one command line to its exit code. Nothing that was planned for is thrown. */
export async function runCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const ended: { code: ExitCode } = { code: exitCodes.done }
  const run: Run =
    (act) =>
    async (...given) => {
      ended.code = await act(...given)
    }
  try {
    await programFor(io, run).parseAsync([...args], { from: 'user' })
    return ended.code
  } catch (error) {
    return endOf(error, args, io)
  }
}

function endOf(error: unknown, args: readonly string[], io: Io): ExitCode {
  if (error instanceof CommanderError) return misuse(error, io)
  if (!(error instanceof CommandFailure)) throw error
  const json = args.includes('--json')
  const line = failureLine(error, io.lang, json)
  if (json) io.out(line)
  else io.err(line)
  return error.detail.exitCode
}

function programFor(io: Io, run: Run): Command {
  const { lang } = io
  const program = new Command('tongban')
    .description(
      lang === 'zh'
        ? '通办：两地互办政务服务。人在一地，办另一地的事。'
        : 'Tongban: two regions handle each other’s government services.',
    )
    .version('0.1.0', '-V, --version', lang === 'zh' ? '显示版本' : 'show the version')
    .helpOption('-h, --help', lang === 'zh' ? '显示帮助' : 'show help')
    .helpCommand(false)
    .addOption(
      new Option('--lang <zh|en>', lang === 'zh' ? '语言，默认 zh' : 'language, zh by default')
        .choices(['zh', 'en'])
        .default('zh'),
    )
    .exitOverride()
    .showHelpAfterError(false)
    .configureHelp({
      showGlobalOptions: true,
      optionDescription: (option) => option.description,
      displayWidth: columnsOf,
      ...(lang === 'zh' ? chineseHelp : {}),
    })
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
      outputError: () => undefined,
    })
  for (const add of [
    addDemo,
    addServe,
    addToken,
    addImport,
    addClock,
    addCase,
    addVerify,
    addProve,
    addSearch,
    addDictionary,
    addCatalogue,
    addTrust,
    addPeers,
    addReconcile,
  ])
    add(program, io, run)
  return program
}

/** What was wrong with the command line, by commander's code. `%` stands for what it quotes. */
const misuses: Readonly<Record<string, Said>> = {
  'commander.unknownOption': { zh: '没有选项 %', en: 'There is no option %' },
  'commander.unknownCommand': { zh: '没有命令 %', en: 'There is no command %' },
  'commander.missingArgument': { zh: '缺少参数 %', en: 'The argument % is missing' },
  'commander.optionMissingArgument': { zh: '选项 % 后面要给值', en: 'The option % needs a value' },
  'commander.missingMandatoryOptionValue': { zh: '必须给出选项 %', en: 'The option % must be given' },
  'commander.invalidArgument': { zh: '% 的值不对', en: 'The value of % is not right' },
  'commander.excessArguments': { zh: '参数太多', en: 'Too many arguments' },
}

function misuse({ code, exitCode, message }: CommanderError, io: Io): ExitCode {
  if (exitCode === 0) return exitCodes.done
  // Without a command the program has already shown its help.
  if (code === 'commander.help') return exitCodes.usage
  const quoted = /'([^']+)'/.exec(message)?.[1] ?? ''
  const said = misuses[code]?.[io.lang].replace('%', quoted) ?? message
  io.err(`${said}${askForHelp[io.lang]}`)
  return exitCodes.usage
}

const askForHelp: Readonly<Record<Lang, string>> = { zh: '。用 tongban --help 看用法。', en: '. See tongban --help.' }
