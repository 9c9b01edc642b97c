import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface RunningProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  stop(): Promise<void>
}

export interface ProviderPlan {
  readonly port: number
  /** Where the portal is found. */
  readonly origin: string
  readonly accounts: readonly object[]
}

const bin = fileURLToPath(new URL('../../../provider/bin/provider.mjs', import.meta.url))

/** The sample identity provider as the process that it is. */
export async function runProvider({ port, origin, accounts }: ProviderPlan): Promise<RunningProvider> {
  const folder = await mkdtemp(join(tmpdir(), 'tongban-provider-'))
  const client = { id: 'portal', secret: 'a-secret-of-a-test-of-the-portal', redirect: `${origin}/login/return` }
  const file = join(folder, 'plan.json')
  await writeFile(file, JSON.stringify({ title: { zh: '身份认证', en: 'Sign-in' }, port, client, accounts }))
  const child = spawn(process.execPath, [bin, file], { stdio: ['ignore', 'pipe', 'ignore'] })
  await serves(child)
  return {
    issuer: `http://127.0.0.1:${port}`,
    clientId: client.id,
    clientSecret: client.secret,
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function serves(child: ChildProcess): Promise<void> {
  if (!child.stdout) throw new Error('the provider has no standard output')
  const said = once(createInterface({ input: child.stdout }), 'line')
  const ended = once(child, 'exit').then(() => {
    throw new Error('the provider ended before it served')
  })
  await Promise.race([said, ended])
}
