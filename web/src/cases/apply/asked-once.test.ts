import { readFileSync } from 'node:fs'
import type { Situations } from '@tongban/protocol/situations/table'
import type { Version } from '@tongban/protocol/version/version'
import { describe, expect, test } from 'vitest'
import { postAddress } from './delivery-task.tsx'
import { fieldsOf, knownFields } from './form-fields.ts'

const data = (name: string) => JSON.parse(readFileSync(new URL(`../../../../data/${name}`, import.meta.url), 'utf8'))
const versions: readonly Version[] = ['standards.json', 'demo-supplement.json'].flatMap((file) =>
  data(file).versions.map(({ document }: { document: Version }) => document),
)
const tables: readonly Situations[] = data('situations.json').situations.map(({ document }: { document: Situations }) => document)

/** What the sign-in and the first task say of everybody, as a label would call it. */
const knownAlready = /^(申请人)?(姓名|(公民)?身份(证)?(号码|号)|(联系|手机)(电话|号码?))$/

const twice = (all: readonly string[]): string[] => all.filter((one, at) => all.indexOf(one) !== at)

describe('nothing is asked twice in one case', () => {
  test('there are versions to look at', () => expect(versions.length).toBeGreaterThan(10))

  test.each(versions.map((version) => [`${version.name.zh} at ${version.place}`, version] as const))('%s', (_, version) => {
    const fields = fieldsOf(version)
    const table = tables.find(({ item, place }) => item === version.item && place === version.place)
    // The first task asks for the phone, the last for how to get the result; a postal address that the form knows is filled in there.
    const keys = [...knownFields, ...fields.map(({ name }) => name), 'receivingPlace', 'means']
    expect(twice(keys)).toEqual([])
    // A question of the situation may be called like a field and ask something else: it is the words that must not come twice.
    const labels = [...fields.map(({ label }) => label.zh), ...(table?.questions ?? []).map(({ ask }) => ask.zh)]
    expect(twice(labels)).toEqual([])
    expect(labels.filter((label) => knownAlready.test(label))).toEqual([])
  })

  test('the address of the form is where the result is posted to, until another is said', () => {
    const form = { address: '重庆市渝中区（样例）' }
    expect(postAddress({ form })).toBe('重庆市渝中区（样例）')
    expect(postAddress({ form, delivery: { means: 'post', address: '广安区（样例）' } })).toBe('广安区（样例）')
    expect(postAddress({ form: { address: 7 } })).toBeUndefined()
  })
})
