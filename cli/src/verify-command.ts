import type { Command } from 'commander'
import type { Io } from './outcome.ts'
import type { Run } from './program.ts'

export function addVerify(_program: Command, _io: Io, _run: Run): void {}
