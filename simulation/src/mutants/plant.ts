import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import type * as seeds from '../play-seeds.ts'
import type { Mutant } from './mutant.ts'

const project = fileURLToPath(new URL('../../../', import.meta.url))
/** Beside the packages of the server, so that they are found from there. */
const made = join(project, 'server/node_modules/.cache/tongban-mutants')

type Seeds = typeof seeds

/**
 * The whole of product and simulator as one module of its own, with a bug planted in it: nobody's sources are touched, and each bug has
 * modules that share nothing with another's.
 */
export async function withBug<T>(mutant: Mutant, play: (module: Seeds) => Promise<T>): Promise<T> {
  const file = join(made, `${mutant.name}.mjs`)
  const { outputFiles } = await build({
    entryPoints: [join(project, 'simulation/src/play-seeds.ts')],
    ...{ bundle: true, format: 'esm', platform: 'node', target: 'node20', write: false, logLevel: 'silent' },
    plugins: [planting(mutant)],
  })
  await mkdir(made, { recursive: true })
  await writeFile(file, outputFiles[0]?.contents ?? '')
  try {
    return await play(await import(pathToFileURL(file).href))
  } finally {
    await rm(file, { force: true })
  }
}

function planting(mutant: Mutant): Plugin {
  return {
    name: 'planting',
    setup(bundle) {
      bundle.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
        kind === 'entry-point' || path.startsWith('@tongban/') ? undefined : { path, external: true },
      )
      bundle.onLoad({ filter: /[/\\]src[/\\].*\.ts$/ }, async ({ path }) => {
        const text = planted(mutant, path, await readFile(path, 'utf8'))
        // Migrations are found beside their slice, so a source must go on saying where it lies.
        return { contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)), loader: 'ts' }
      })
    },
  }
}

function planted({ name, edits }: Mutant, path: string, source: string): string {
  let text = source
  for (const { file, find, put } of edits) {
    if (join(project, file) !== path) continue
    if (text.split(find).length !== 2) throw new Error(`${name}: ${file} does not hold exactly once: ${find}`)
    text = text.replace(find, () => put)
  }
  return text
}
