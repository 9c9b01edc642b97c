import type { Command } from 'commander'
import type { Io, Run } from '../outcome.ts'
import { type Act, addActs, part, query } from './acts.ts'

const item = { name: 'item', zh: '事项标识', en: 'id of the item' }
const place = { name: 'place', zh: '办理地', en: 'the place' }
const seen = {
  flags: '--seen <revision>',
  zh: '您看到的是第几次修改，第一次为 0',
  en: 'the revision that you saw, 0 for the first',
}

const acts: readonly Act[] = [
  {
    name: 'save',
    what: { zh: '保存情形表，并逐一试过所有回答', en: 'save situations; every combination of answers is tried' },
    args: [item, { name: 'file', zh: '情形表（JSON）', en: 'the situations (JSON)' }],
    options: [seen],
    example: 'tongban catalogue situation save item-8190a18241a571a0d129 situations.json --seen 0',
    file: 'file',
    method: 'PUT',
    path: (given) => `/items/${part(given['item'])}/situations/draft`,
    body: (_, document) => document,
    seen: (given) => Number(given['seen']),
  },
  {
    name: 'publish',
    what: { zh: '发布保存过的情形表', en: 'publish the situations that were saved' },
    args: [item, place],
    options: [seen],
    example: 'tongban catalogue situation publish item-8190a18241a571a0d129 511602:gongan --seen 1',
    method: 'POST',
    path: (given) => `/items/${part(given['item'])}/situations/publications${query({ place: given['place'] })}`,
    seen: (given) => Number(given['seen']),
  },
  {
    name: 'answer',
    what: { zh: '按回答得出材料清单', en: 'the list of materials that answers lead to' },
    args: [item, place],
    options: [{ flags: '--answers <answers>', zh: '回答，如 reason:lost', en: 'answers, like reason:lost', optional: true }],
    example: 'tongban catalogue situation answer item-8190a18241a571a0d129 511602:gongan --answers reason:damaged',
    method: 'GET',
    path: (given) =>
      `/items/${part(given['item'])}/situations/outcome${query({ place: given['place'], answers: given['answers'] })}`,
  },
]

/** `tongban catalogue situation`: questions that lead to a list of materials. */
export function addSituation(command: Command, io: Io, run: Run): void {
  const group = command
    .command('situation')
    .description(io.lang === 'zh' ? '情形引导：按回答得出材料清单' : 'questions that lead to a list of materials')
  addActs(group, acts, io, run)
}
