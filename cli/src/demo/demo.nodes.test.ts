import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const root = fileURLToPath(new URL('../../..', import.meta.url))

const chongqing = { node: 'urn:tongban:node:500000' }
const sichuan = { node: 'urn:tongban:node:510000' }

/** What the line says of each case: item, mode, where, how it ended, how many events. */
const ends = [
  ['正常退休提取住房公积金', 'online', '500000:portal', '510100:gjj', '510100:gjj', 10],
  ['居民身份证跨省异地办理', 'relay', '500103:window', '511602:gongan', '500103:window', 17],
  ['道路货物运输驾驶员从业资格证换证', 'joint', '500103:window', '511100:jiaotong', '500103:window', 6],
  ['道路货物运输驾驶员从业资格证换证', 'joint', '500103:window', '500000:jiaotong', '500103:window', 13],
  ['道路货物运输驾驶员诚信考核等级签注', 'joint', '500103:window', '511100:jiaotong', '500103:window', 11],
  ['失业保险金申领', 'relay', '500117:window', '511602:renshe', '511602:renshe', 9],
  ['企业职工基本养老保险关系转移接续', 'relay', '500117:window', '511602:renshe', '511602:renshe', 10],
  ['失业保险金发放关系转移', 'relay', '500117:window', '511602:renshe', '511602:renshe', 10],
]

interface Line {
  readonly cases: readonly Record<string, unknown>[]
  readonly nodes: readonly { readonly id: string; readonly address: string; readonly suite: string }[]
  readonly elapsedMs: number
}

// By default both nodes speak intl; then Chongqing speaks intl and Sichuan gm, and one case is written under both hashes.
test.each([
  { options: [], suites: ['intl', 'intl'], hashes: ['sha-256'] },
  { options: ['--suites', 'intl,gm'], suites: ['gm', 'intl'], hashes: ['sha-256', 'sm3'] },
])(
  'demo --once --json $options plays every case on two real nodes, verifies every log, and leaves nothing behind',
  async (played) => {
    const running = run(process.execPath, ['--import', 'tsx', main, 'demo', '--once', '--json', ...played.options], { cwd: root })
    const { stdout } = await running
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    const { cases, nodes, elapsedMs }: Line = JSON.parse(stdout)
    expect(
      cases.map(({ item, mode, receivingPlace, decidingPlace, holder, events }) => [
        item,
        mode,
        receivingPlace,
        decidingPlace,
        holder,
        events,
      ]),
    ).toEqual(ends)
    for (const { id, state, verified } of cases) {
      expect(id).toMatch(/^[0-9a-f-]{36}$/)
      expect({ state, verified }).toEqual({ state: 'closed', verified: true })
    }
    for (const { mode, due, events } of cases) if (events !== 6) expect(due, String(mode)).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
    expect(nodes.map(({ id }) => id)).toEqual([sichuan.node, chongqing.node])
    expect(nodes.map(({ suite }) => suite)).toEqual(played.suites)
    expect(new Set(cases.flatMap(({ hashes }) => hashes))).toEqual(new Set(played.hashes))
    expect(elapsedMs).toBeGreaterThan(0)
    for (const { address } of nodes) await expect(fetch(`${address}/health`)).rejects.toThrow()
    expect(foldersOf(running.child.pid)).toEqual([])
  },
)

/** Temporary folders that a demo process made and did not take away. */
function foldersOf(pid: number | undefined): string[] {
  const folders = readdirSync(tmpdir()).filter((name) => name.startsWith('tongban-demo-'))
  return folders.filter((name) => readFileSync(join(tmpdir(), name, 'demo.pid'), 'utf8') === String(pid))
}
