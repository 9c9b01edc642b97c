import type { Command } from 'commander'
import type { Io, Run } from '../outcome.ts'
import { type Act, addActs, part, query } from './acts.ts'

const id = { name: 'id', zh: '登记标识', en: 'id of the difference' }
const example = '019cb1a2-3400-7000-8000-000000000001'

const acts: readonly Act[] = [
  {
    name: 'ask',
    what: { zh: '申请登记一处差异，申请人为责任人', en: 'ask to declare a difference; who asks owns it' },
    args: [{ name: 'file', zh: '差异（JSON）', en: 'the difference (JSON)' }],
    options: [],
    example: 'tongban catalogue difference ask difference.json',
    file: 'file',
    method: 'POST',
    path: () => '/catalogue/difference-requests',
    body: (_, document) => document,
  },
  {
    name: 'waiting',
    what: { zh: '等第二人审核的差异', en: 'differences that wait for a second person' },
    args: [{ name: 'place', zh: '办理地', en: 'the place' }],
    options: [],
    example: 'tongban catalogue difference waiting 511602:renshe',
    method: 'GET',
    path: ({ place }) => `/catalogue/difference-requests${query({ place })}`,
  },
  {
    name: 'approve',
    what: { zh: '审核别人申请的差异，并告知各地', en: 'approve a difference that another person asked for' },
    args: [id],
    options: [],
    example: `tongban catalogue difference approve ${example}`,
    method: 'POST',
    path: (given) => `/catalogue/difference-requests/${part(given['id'])}/approve`,
  },
  {
    name: 'answer',
    what: { zh: '代表本地区同意或不同意对方的差异', en: 'consent to a difference of the other region, or refuse' },
    args: [id],
    options: [
      { flags: '--answer <consent|refuse>', zh: 'consent 同意，refuse 不同意', en: 'consent or refuse' },
      { flags: '--words <words>', zh: '理由', en: 'why' },
    ],
    example: `tongban catalogue difference answer ${example} --answer consent --words 同意，到期再议`,
    method: 'POST',
    path: (given) => `/catalogue/variances/${part(given['id'])}/answer`,
    body: ({ answer, words }) => ({ answer, words }),
  },
  {
    name: 'end',
    what: { zh: '提前终止一处差异', en: 'end a difference early' },
    args: [id],
    options: [{ flags: '--from <day>', zh: '从哪一天起', en: 'from which day on' }],
    example: `tongban catalogue difference end ${example} --from 2027-01-01`,
    method: 'POST',
    path: (given) => `/catalogue/variances/${part(given['id'])}/end`,
    body: ({ from }) => ({ from }),
  },
  {
    name: 'list',
    what: { zh: '差异登记簿', en: 'the register of declared differences' },
    args: [],
    options: [
      { flags: '--item <id>', zh: '只看一个事项', en: 'of one item', optional: true },
      { flags: '--place <place>', zh: '只看一个办理地', en: 'of one place', optional: true },
      { flags: '--as-of <day>', zh: '以哪一天为准，默认今天', en: 'as of a day, today by default', optional: true },
    ],
    example: 'tongban catalogue difference list --place 511602:renshe',
    method: 'GET',
    path: ({ item, place, asOf }) => `/catalogue/variances${query({ item, place, asOf, limit: '200' })}`,
  },
]

/** `tongban catalogue difference`: the register of declared differences (统异). */
export function addDifference(command: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  const difference = command
    .command('difference')
    .description(zh ? '差异登记：申请、审核、同意、终止' : 'declared differences: ask, approve, consent, end')
  addActs(difference, acts, io, run)
}
