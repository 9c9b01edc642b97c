import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freshFolder, stopLeftovers, temporaryFolder } from './leftovers.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongban-leftovers-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a folder that is not there is made, and marked as the demo’s own', async () => {
  const made = join(folder, 'a', 'demo')
  await freshFolder(made)
  expect(readdirSync(made)).toEqual(['demo.pid'])
  expect(readFileSync(join(made, 'demo.pid'), 'utf8')).toBe(String(process.pid))
})

test('what an earlier demo left is removed', async () => {
  writeFileSync(join(folder, 'demo.pid'), '999999999')
  mkdirSync(join(folder, '510000', 'files'), { recursive: true })
  await freshFolder(folder)
  expect(readdirSync(folder)).toEqual(['demo.pid'])
})

test('a folder with anything else in it is never emptied', async () => {
  writeFileSync(join(folder, 'thesis.txt'), 'ten years of work')
  await expect(freshFolder(folder)).rejects.toMatchObject({ name: 'DemoFailure' })
  expect(readFileSync(join(folder, 'thesis.txt'), 'utf8')).toBe('ten years of work')
})

test('a number that belongs to another process by now is left alone', async () => {
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'])
  await once(stranger, 'spawn')
  try {
    mkdirSync(join(folder, '510000'))
    writeFileSync(join(folder, '510000', 'server.pid'), String(stranger.pid))
    await stopLeftovers(folder)
    expect(stranger.exitCode).toBeNull()
    expect(stranger.signalCode).toBeNull()
  } finally {
    stranger.kill('SIGKILL')
  }
})

test('a PostgreSQL that works in the folder is stopped', async () => {
  const data = join(folder, '510000', 'postgres', 'cluster', 'data')
  mkdirSync(data, { recursive: true })
  const server = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { cwd: data })
  await once(server, 'spawn')
  const ended = once(server, 'exit')
  writeFileSync(join(data, 'postmaster.pid'), `${server.pid}\n${data}\n`)
  await stopLeftovers(folder)
  expect(await ended).toEqual([null, 'SIGINT'])
})

test('a temporary folder may be passed by the account of PostgreSQL', async () => {
  const made = await temporaryFolder()
  expect(existsSync(made)).toBe(true)
  expect(statSync(made).mode & 0o005).toBe(0o005)
  rmSync(made, { recursive: true })
})
