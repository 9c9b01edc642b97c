// Starts the parts of a check or a test run and tells how long each took.

import { spawn } from 'node:child_process'

/**
 * @typedef {{ name: string, command: readonly string[], env?: Record<string, string> }} RunPart
 * @typedef {{ name: string, ok: boolean, seconds: number, output: string }} RunResult
 */

const seconds = (/** @type {bigint} */ from) => Number(process.hrtime.bigint() - from) / 1e9

/**
 * Runs one part. `live` shows its output as it comes; otherwise it is kept for the one who asked.
 * @param {RunPart} part
 * @param {{ live?: boolean }} [how]
 * @returns {Promise<RunResult>}
 */
export function run({ name, command, env }, { live = false } = {}) {
  const [program = '', ...args] = command
  const from = process.hrtime.bigint()
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      env: { ...process.env, ...env },
      stdio: live ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ name, ok: false, seconds: seconds(from), output: error.message }))
    child.on('close', (code) => resolve({ name, ok: code === 0, seconds: seconds(from), output: output.trim() }))
  })
}

/**
 * One line of a report: name, time, and whether it held.
 * @param {RunResult} result
 */
export const reportLine = ({ name, ok, seconds: took }) => `${ok ? 'ok    ' : 'FAILED'} ${took.toFixed(1).padStart(6)} s  ${name}`
