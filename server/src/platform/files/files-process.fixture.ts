// The child process of files.test.ts: node files-process.fixture.ts FOLDER
import { systemRandom } from '../random.ts'
import { openFiles } from './files.ts'

const files = await openFiles({ folder: process.argv[2] ?? '', random: systemRandom(), process: 'main' })
await files.put([Buffer.from('%PDF-1.7\none'), Buffer.from('two')])
