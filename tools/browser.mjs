// The browser that the browser tests run in: `CHROME_PATH`, else an installed Chrome or Chromium, else Debian's, installed once where apt
// and root exist. As a command (`npm run browser`) it sees to it and prints the path.

import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Without a Chinese font a page would be measured and photographed with boxes for words. */
const packages = ['chromium', 'fonts-noto-cjk']

export const noBrowser =
  'no browser: set CHROME_PATH to a Chrome or Chromium, install one, or run `npm run browser` as root where apt exists; `npm test -- --no-browser` leaves these tests out'

/** @param {string} path */
function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** @returns {string | undefined} the path of a browser that is here already */
export function findBrowser() {
  const named = process.env['CHROME_PATH']
  // Whoever names one means that one and no other.
  if (named) return runs(named) ? named : undefined
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...elsewhere].find(runs)
}

/**
 * Finds a browser or installs Debian's; says on standard error what it does.
 * @returns {string | undefined}
 */
export function ensureBrowser() {
  const found = findBrowser()
  if (found || process.env['CHROME_PATH'] || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found
  console.error(`installing ${packages.join(', ')} with apt`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ]) {
    const { status, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' })
    if (status !== 0) console.error(`apt-get ${args[0]}: ${stderr.trim()}`)
  }
  return findBrowser()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const path = ensureBrowser()
  console.log(path ?? noBrowser)
  process.exitCode = path ? 0 : 1
}
