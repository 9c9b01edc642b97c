import { pathToFileURL } from 'node:url'

/**
 * One fault found in one place.
 * @typedef {{ file: string, line: number, rule: string, message: string }} Finding
 */

/**
 * Runs a check when its file is started by itself: prints what it found and ends with 1 if that is anything.
 * @param {string} moduleUrl
 * @param {(root: string) => Finding[]} check
 */
export function runAsCommand(moduleUrl, check) {
  if (moduleUrl !== pathToFileURL(process.argv[1] ?? '').href) return
  const findings = check(process.argv[2] ?? process.cwd())
  for (const { file, line, rule, message } of findings) console.log(`${file}:${line} ${rule}: ${message}`)
  process.exitCode = findings.length > 0 ? 1 : 0
}
