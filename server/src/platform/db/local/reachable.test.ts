import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readdir, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { postgresAccount } from './account.ts'
import { binariesIn, findBinaries } from './binaries.ts'
import { startLocal } from './local.ts'
import { reachableBinaries, reachableRoot } from './reachable.ts'

const run = promisify(execFile)

// Only root runs PostgreSQL under another account; for everyone else all of their folders are open.
describe.runIf(process.getuid?.() === 0)('where PostgreSQL’s account cannot go', () => {
  let closed: string
  let shared: string
  beforeEach(async () => {
    closed = await mkdtemp(join(tmpdir(), 'closed-'))
    shared = await mkdtemp(join(tmpdir(), 'shared-'))
    await chmod(shared, 0o755)
  })
  afterEach(async () => {
    await rm(closed, { recursive: true })
    await rm(shared, { recursive: true })
  })

  test('a project in a closed folder, as under /root, still gets its PostgreSQL; its data is linked from the node’s folder', async () => {
    const folder = join(closed, 'postgres')
    const store = await startLocal({ folder, durable: false })
    const root = await realpath(join(folder, 'cluster'))
    expect(root).toMatch(/^\/var\/lib\/tongban\/clusters\//)
    await store.stop()
    const again = await startLocal({ folder, durable: false })
    expect(await realpath(join(folder, 'cluster'))).toBe(root)
    await again.stop()
    await rm(root, { recursive: true })
  })

  test('the programs are copied once to where the account can run them', async () => {
    const found = await findBinaries()
    await cp(found.folder, join(closed, 'package'), { recursive: true, verbatimSymlinks: true })
    await chmod(join(closed, 'package', 'native', 'lib'), 0o700)
    const account = await postgresAccount()
    const hidden = binariesIn(join(closed, 'package'))
    await expect(run(hidden.postgres, ['--version'], account)).rejects.toThrow(/EACCES/)
    const [copy, same] = await Promise.all([
      reachableBinaries(hidden, account, shared),
      reachableBinaries(hidden, account, shared),
    ])
    expect(copy).toEqual(same)
    expect((await run(copy.postgres, ['--version'], account)).stdout).toContain('PostgreSQL')
    expect(await readdir(shared)).toHaveLength(1)
  })

  test('data that is already there is never moved: the closed folder is named', async () => {
    await mkdir(join(closed, 'postgres', 'cluster'), { recursive: true })
    const refused = reachableRoot(join(closed, 'postgres'), await postgresAccount(), shared)
    await expect(refused).rejects.toMatchObject({ code: 'platform/folderUnreachable', facts: { closed } })
    expect(await readdir(shared)).toEqual([])
  })
})
