import { readFile } from 'node:fs/promises'
import openapiTypes, { astToString } from 'openapi-typescript'
import { type DatabaseDocument, fileOf } from './document.ts'

/** The types of the portal's client: the API document once more, as TypeScript. Made after the document itself. */
export const clientTypes: DatabaseDocument = {
  path: 'web/src/api/openapi.d.ts',
  async make() {
    const text = await readFile(fileOf({ path: 'docs/openapi.json' }), 'utf8')
    return `// Made by \`npm run docs\` from docs/openapi.json; a test compares. Do not edit.\n${astToString(await openapiTypes(text))}`
  },
}
