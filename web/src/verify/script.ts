import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { assetAddress } from '../ui/asset-address.ts'

/** The protocol's verifier, for the reader's own browser. */
export interface Script {
  /** Named by its content, so that it may be kept for ever. */
  readonly address: string
  readonly text: string
}

let made: Promise<Script> | undefined

/** Made when it is first asked for, from the sources as they are: there is no build step that could be forgotten (decision 0013). */
export function verifyScript(): Promise<Script> {
  made ??= make().catch((error: unknown) => {
    made = undefined
    throw error
  })
  return made
}

async function make(): Promise<Script> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('in-page/page.ts', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    write: false,
    logLevel: 'silent',
  })
  const text = outputFiles[0]?.text ?? ''
  return { address: assetAddress('verify', 'js', text), text }
}

/** The script where its address is asked for. */
export async function scriptAt(path: string): Promise<Response | undefined> {
  if (!path.startsWith('/assets/verify-')) return undefined
  const { address, text } = await verifyScript()
  if (path !== address) return undefined
  return new Response(text, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' },
  })
}
