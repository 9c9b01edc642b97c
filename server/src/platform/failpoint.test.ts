import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const program = `
  import { failpoint } from ${JSON.stringify(fileURLToPath(new URL('./failpoint.ts', import.meta.url)))}
  for (const about of ['a', 'b', 'a', undefined]) {
    await failpoint('here', about)
    process.stdout.write((about ?? '-'))
  }`

/** What a process says that passes the point `here` about a, b, a and nothing, and how it ends. */
async function pass(setting: string | undefined): Promise<[string, number | null, string | null]> {
  const env = { ...process.env, TONGBAN_FAILPOINT: setting }
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    env,
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [said, [code, signal]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return [said, code, signal]
}

for (const [setting, said, signal] of [
  [undefined, 'aba-', null],
  ['elsewhere', 'aba-', null],
  ['here', '', 'SIGKILL'],
  ['here:3', 'ab', 'SIGKILL'],
  ['elsewhere:1,here[b]', 'a', 'SIGKILL'],
  ['here[a]:2', 'ab', 'SIGKILL'],
  ['here:5', 'aba-', null],
] as const) {
  test(`with ${setting ?? 'nothing set'} a process passes “${said}” and ${signal ? 'dies' : 'lives'}`, async () => {
    expect(await pass(setting)).toEqual([said, signal ? null : 0, signal])
  })
}

test('a setting that names no failpoint stops the process at once, for a test that kills nothing proves nothing', async () => {
  const [said, code] = await pass('here:many')
  expect([said, code]).toEqual(['', 1])
})
