import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { intlNode } from '../../protocol/src/suite/intl-node.ts'
import { newNodeKeys } from '../../protocol/src/suite/keys.ts'
import manifest from '../../server/package.json' with { type: 'json' }
import { compose } from '../../server/src/index.ts'
import { createLog, type Db, openFiles, systemClock, systemRandom } from '../../server/src/node.ts'
import type { DatabaseDocument } from './document.ts'

/** The API as the routes of a production node declare it: composed, never started, without a port. */
async function openApi(db: Db, folder: string): Promise<object> {
  const [clock, random] = [systemClock(), systemRandom()]
  const { app } = await compose({
    db,
    aside: db,
    clock,
    random,
    fetch: () => Promise.reject(new TypeError('drawing the documents sends nothing')),
    keys: await newNodeKeys(intlNode, random.bytes),
    secret: random.bytes(32),
    suites: { intl: intlNode },
    files: await openFiles({ folder, random, process: 'docs' }),
    log: createLog({ level: 'silent' }),
    me: 'urn:tongban:node:510000',
    founders: { threshold: 1, authorities: [] },
    process: 'docs',
    version: manifest.version,
    requestsPerMinute: 0,
  })
  await app.ready()
  const document = app.swagger()
  await app.close()
  return document
}

/** docs/openapi.json */
export const openapi: DatabaseDocument = {
  path: 'docs/openapi.json',
  async make(db) {
    const folder = await mkdtemp(join(tmpdir(), 'tongban-openapi-'))
    try {
      return `${JSON.stringify(await openApi(db, folder), null, 2)}\n`
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}
