// The server and the protocol as one file of JavaScript, made when a source has changed and kept beside the packages it needs.
// Run one by one through tsx, some 400 sources and the 1,500 modules behind them pass a hook each: measured, a node then starts on
// 4.4 s of processor time and holds 195 MB instead of 2 s and 135 MB (decision 0003). Lines of a stack still name the sources.
import { createHash } from 'node:crypto'
import { access, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const server = fileURLToPath(new URL('..', import.meta.url))
const sources = [
  join(server, 'src'),
  ...['protocol', 'web'].map((name) => fileURLToPath(new URL(`../../${name}/src`, import.meta.url))),
]
const kept = join(server, 'node_modules/.cache/tongban')

/** Packages stay where they are; only what is ours comes in. */
const ours = {
  name: 'ours',
  setup(/** @type {import('esbuild').PluginBuild} */ bundle) {
    bundle.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@tongban/') ? undefined : { path, external: true },
    )
    // Migrations are found beside their slice, so a source must go on saying where it lies.
    bundle.onLoad({ filter: /[/\\]src[/\\].*\.tsx?$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      return {
        contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
        loader: path.endsWith('x') ? 'tsx' : 'ts',
      }
    })
  },
}

/** Changes with every source that is added, removed or written. */
async function nameOfSources() {
  const hash = createHash('sha256').update(process.version)
  for (const folder of sources) {
    const names = (await readdir(folder, { recursive: true })).filter((name) => /\.tsx?$/.test(name)).sort()
    const found = await Promise.all(names.map(async (name) => ({ name, ...(await stat(join(folder, name))) })))
    for (const { name, size, mtimeMs } of found) hash.update(`${name} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex').slice(0, 16)
}

/**
 * The path of the bundle, made anew where there is none for the sources as they are. Two processes may make it at once: each writes a
 * file of its own and renames it.
 */
export async function bundle() {
  const file = join(kept, `node-${await nameOfSources()}.mjs`)
  const isMade = await access(file).then(
    () => true,
    () => false,
  )
  if (isMade) return file
  await mkdir(kept, { recursive: true })
  const { outputFiles } = await build({
    entryPoints: [join(server, 'src/main.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    jsx: 'automatic',
    sourcemap: 'inline',
    sourcesContent: false,
    write: false,
    logLevel: 'silent',
    plugins: [ours],
  })
  const draft = `${file}.${process.pid}`
  await writeFile(draft, outputFiles[0]?.contents ?? '')
  await rename(draft, file)
  for (const name of await readdir(kept)) if (name.endsWith('.mjs') && join(kept, name) !== file) await rm(join(kept, name))
  return file
}
