import { languageOf } from './language.ts'
import type { Io } from './outcome.ts'
import { runCommand } from './program.ts'

const args = process.argv.slice(2)

async function* standardInput(): AsyncGenerator<string> {
  process.stdin.setEncoding('utf8')
  for await (const chunk of process.stdin) yield String(chunk)
}

const io: Io = {
  lang: languageOf(args),
  env: process.env,
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  read: standardInput,
}

// A reader that has seen enough (`| head`) closes the pipe; that is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.exitCode = await runCommand(args, io)
