import { readFileSync } from 'node:fs'
import { transitions } from '@tongban/protocol/case/transitions'
import type { Version } from '@tongban/protocol/version/version'
import { describe, expect, test } from 'vitest'
import { actedSteps } from './who-acts.ts'

const data = (name: string) => JSON.parse(readFileSync(new URL(`../../../../data/${name}`, import.meta.url), 'utf8'))
const versions: readonly Version[] = ['standards.json', 'demo-supplement.json'].flatMap((file) =>
  data(file).versions.map(({ document }: { document: Version }) => document),
)

describe('what is said of a part is what the life table lets the places do', () => {
  test('who receives decides nothing: taking in is the receiving place’s, deciding the deciding place’s alone', () => {
    expect(transitions.receive.at).toEqual(['receiving'])
    expect(transitions.grant.at).toEqual(['deciding'])
    expect(transitions.grant).not.toHaveProperty('granted')
  })

  test('a result may be handed on by the receiving place where it was granted', () => {
    expect(transitions.deliver.granted.right).toBe('deliver')
  })
})

test.each([
  ['窗口收件', 'relay', 'receives'],
  ['外省窗口收件、核验原件', 'relay', 'receives'],
  ['采集人像指纹', 'relay', 'receives'],
  ['接件', 'joint', 'receives'],
  ['户籍地公安机关受理、审核、签发', 'relay', 'decides'],
  ['迁入地受理并准予迁入', 'relay', 'decides'],
  ['向原参保地发联系函', 'relay', 'decides'],
  ['原参保地出具信息表并划转', 'relay', 'assists'],
  ['迁出地核查并办迁出', 'relay', 'assists'],
  ['原发证机关协查', 'joint', 'assists'],
  ['网上申请', 'online', 'you'],
  ['双方到场', 'relay', 'you'],
  ['缴纳工本费', 'relay', 'you'],
  ['领新户口簿', 'relay', 'you'],
  ['领证或者寄回', 'relay', 'delivers'],
  ['寄回收件窗口送达', 'relay', 'delivers'],
  ['自动决定', 'online', 'decides'],
  ['收件', 'online', 'decides'],
] as const)('“%s” (%s): %s', (step, mode, part) => {
  expect(actedSteps([step], mode)).toEqual([{ step, part }])
})

test.each(versions.map((version) => [`${version.name.zh} at ${version.place}`, version] as const))(
  '%s: somebody decides, and nobody who only receives accepts or decides',
  (_, { process, mode }) => {
    const steps = actedSteps(process, mode)
    expect(steps.some(({ part }) => part === 'decides')).toBe(true)
    for (const { step } of steps.filter(({ part }) => part === 'receives'))
      expect(step).not.toMatch(/受理|审核|审查|决定|签发|登记/)
    if (mode === 'online') expect(steps.filter(({ part }) => part === 'receives')).toEqual([])
  },
)
