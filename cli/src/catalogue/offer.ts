import type { Command } from 'commander'
import type { Io, Run } from '../outcome.ts'
import { type Act, addActs, part } from './acts.ts'

const item = { name: 'item', zh: '事项标识', en: 'id of the item' }
const place = { name: 'place', zh: '办理地', en: 'the place' }
const from = { flags: '--from <day>', zh: '从哪一天起', en: 'from which day on' }
const seen = { flags: '--seen <revision>', zh: '您看到的是第几次修改', en: 'the revision that you saw' }
const example = 'item-c079b5a334a1774ad628 511602:renshe'
const draftAt = (given: { readonly [name: string]: string | undefined }) =>
  `/catalogue/drafts/${part(given['place'])}/${part(given['item'])}`

const halting = (kind: 'suspend' | 'retire', zh: string, en: string): Act => ({
  name: kind,
  what: { zh, en },
  args: [item, place],
  options: [
    from,
    { flags: '--until <day>', zh: '最后一天', en: 'the last day', optional: true },
    { flags: '--reason <words>', zh: '原因', en: 'why' },
  ],
  example: `tongban catalogue offer ${kind} ${example} --from 2027-01-01 --reason 系统改造`,
  method: 'POST',
  path: () => '/catalogue/halts',
  body: (given) => ({
    ...{ item: given['item'], place: given['place'], kind, from: given['from'], reason: given['reason'] },
    until: given['until'] ?? null,
  }),
})

const acts: readonly Act[] = [
  {
    name: 'claim',
    what: { zh: '领取事项：标准加本地信息，成为草稿', en: 'claim an item: its standard with local parts, as a draft' },
    args: [item, place, { name: 'file', zh: '本地信息（JSON）', en: 'local parts (JSON)' }],
    options: [],
    example: `tongban catalogue offer claim ${example} contact.json`,
    file: 'file',
    method: 'POST',
    path: () => '/catalogue/claims',
    body: (given, contact) => ({ item: given['item'], place: given['place'], contact }),
  },
  {
    name: 'draft',
    what: { zh: '看草稿和还差什么', en: 'the draft, and what it still lacks' },
    args: [item, place],
    options: [],
    example: `tongban catalogue offer draft ${example}`,
    method: 'GET',
    path: draftAt,
  },
  {
    name: 'save',
    what: { zh: '保存草稿；别人先改了则列出两份', en: 'save the draft; where somebody else did first, both texts are shown' },
    args: [item, place, { name: 'file', zh: '草稿（JSON）', en: 'the draft (JSON)' }],
    options: [seen],
    example: `tongban catalogue offer save ${example} draft.json --seen 1`,
    file: 'file',
    method: 'PUT',
    path: draftAt,
    body: (_, document) => document,
    seen: (given) => Number(given['seen']),
  },
  {
    name: 'publish',
    what: { zh: '发布草稿', en: 'publish the draft' },
    args: [item, place],
    options: [seen],
    example: `tongban catalogue offer publish ${example} --seen 2`,
    method: 'POST',
    path: (given) => `${draftAt(given)}/publish`,
    seen: (given) => Number(given['seen']),
  },
  halting('suspend', '暂停受理', 'take no applications for a time'),
  halting('retire', '取消事项，不再恢复', 'retire the item at this place, for good'),
  {
    name: 'resume',
    what: { zh: '恢复受理', en: 'take applications again' },
    args: [{ name: 'id', zh: '暂停的标识', en: 'id of the suspension' }],
    options: [from],
    example: 'tongban catalogue offer resume 019cb1a2-3400-7000-8000-000000000001 --from 2027-02-01',
    method: 'POST',
    path: (given) => `/catalogue/halts/${part(given['id'])}/resume`,
    body: (given) => ({ from: given['from'] }),
  },
  {
    name: 'changes',
    what: { zh: '窗口所用事项的变更通知', en: 'changes of the items that a counter uses' },
    args: [{ name: 'counter', zh: '窗口', en: 'the counter' }],
    options: [],
    example: 'tongban catalogue offer changes 500103:window',
    method: 'GET',
    path: (given) => `/catalogue/counters/${part(given['counter'])}/notices?limit=200`,
  },
]

/** `tongban catalogue offer`: what places offer: claim, draft, suspend, retire, changes. */
export function addOffer(command: Command, io: Io, run: Run): void {
  const group = command
    .command('offer')
    .description(
      io.lang === 'zh'
        ? '动态清单：领取、草稿、发布、暂停、取消、变更'
        : 'what places offer: claim, draft, suspend, retire, changes',
    )
  addActs(group, acts, io, run)
}
