import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { opensslHasSm2 } from '../suite/gm-openssl.fixture.ts'
import type { SuiteName } from '../suite/suite.ts'
import { type EventProof, proofOf } from './event-proof.ts'
import { relay } from './test-kit/stories.ts'
import { sharedWorld } from './test-kit/world.ts'

const guide = readFileSync(new URL('../../../docs/cryptography.md', import.meta.url), 'utf8')
const [reading = '', intl = '', gm = ''] = [...guide.matchAll(/```sh\n([^`]*)```/g)].map(([, script]) => script ?? '')
const recipes: readonly (readonly [suite: SuiteName, script: string])[] = [
  ['intl', intl],
  ['gm', gm],
]

const has = (command: string): boolean => {
  try {
    execFileSync('sh', ['-c', `command -v ${command}`], { stdio: 'pipe' })
    return true
  } catch {
    return false
  }
}
const able = opensslHasSm2() && has('jq') && has('xxd')
if (!able) console.log('skipped: the commands of docs/cryptography.md need openssl 3, jq and xxd')

const { file } = await relay(await sharedWorld({ sichuan: 'gm', chongqing: 'intl' }))

function proofUnder(suite: SuiteName): EventProof {
  const event = file.events.find(({ proof }) => proof?.batchHeader.suite === suite)
  return proofOf(file, event?.header.id ?? '') ?? expect.unreachable(`an event under ${suite}`)
}

/** What the guide's commands say of a proof. */
function followed(script: string, proof: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-recipe-'))
  try {
    writeFileSync(join(folder, 'event.json'), JSON.stringify(proof))
    const asked = execFileSync('sh', ['-c', `exec 2>&1\n${reading}${script}`], { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
    return asked.trim()
  } catch {
    return 'refused'
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe.skipIf(!able)('the commands of docs/cryptography.md', () => {
  test.each(recipes)('verify a batch of the suite %s, and refuse an altered one', (suite, script) => {
    const proof = proofUnder(suite)
    expect(followed(script, proof)).toBe('Signature Verified Successfully')
    const batchHeader = { ...proof.proof?.batchHeader, count: (proof.proof?.batchHeader.count ?? 0) + 1 }
    expect(followed(script, { ...proof, proof: { ...proof.proof, batchHeader } })).toBe('refused')
  })
})
