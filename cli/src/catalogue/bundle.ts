import type { Command } from 'commander'
import type { Io, Run } from '../outcome.ts'
import { type Act, addActs, part, query } from './acts.ts'

const seen = {
  flags: '--seen <revision>',
  zh: '您看到的是第几次修改，第一次为 0',
  en: 'the revision that you saw, 0 for the first',
}
const bundle = { name: 'bundle', zh: '一件事的标识', en: 'id of the bundle' }
const acts: readonly Act[] = [
  {
    name: 'list',
    what: { zh: '列出一件事', en: 'all bundles' },
    args: [],
    options: [],
    example: 'tongban catalogue bundle list',
    method: 'GET',
    path: () => '/bundles?limit=200',
  },
  {
    name: 'show',
    what: { zh: '一张表、一份材料清单', en: 'one form and one list of materials' },
    args: [bundle],
    options: [{ flags: '--division <digits>', zh: '在哪里办，六位区划码', en: 'where it happens, six digits', optional: true }],
    example: 'tongban catalogue bundle show road-freight --division 511100',
    method: 'GET',
    path: (given) => `/bundles/${part(given['bundle'])}${query({ division: given['division'] })}`,
  },
  {
    name: 'save',
    what: { zh: '保存一件事', en: 'save a bundle' },
    args: [bundle, { name: 'file', zh: '一件事（JSON）', en: 'the bundle (JSON)' }],
    options: [seen],
    example: 'tongban catalogue bundle save road-freight bundle.json --seen 0',
    file: 'file',
    method: 'PUT',
    path: (given) => `/bundles/${part(given['bundle'])}`,
    body: (_, document) => document,
    seen: (given) => Number(given['seen']),
  },
]

/** `tongban catalogue bundle`: several items as one life event. */
export function addBundle(command: Command, io: Io, run: Run): void {
  const group = command
    .command('bundle')
    .description(io.lang === 'zh' ? '一件事：几个事项一张表、一份材料清单' : 'several items as one life event')
  addActs(group, acts, io, run)
}
