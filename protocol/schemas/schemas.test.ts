import { readdirSync, readFileSync } from 'node:fs'
import { Compile } from 'typebox/compile'
import { expect, test } from 'vitest'
import { caseEventTypes, parentEventTypes, requestedType } from '../src/event/actions.ts'
import type { EventHeader } from '../src/event/header.ts'
import { parent } from '../src/verify/test-kit/parent-story.ts'
import { online, refusal, relay, requests } from '../src/verify/test-kit/stories.ts'
import { sharedWorld } from '../src/verify/test-kit/world.ts'
import { generate } from './generate.ts'

const folder = new URL('.', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')
const published = readdirSync(folder).filter((name) => name.endsWith('.json'))
const types = [...Object.values(caseEventTypes), ...Object.values(parentEventTypes), requestedType]

test('the published schemas are those of the code (npm: node --import tsx protocol/schemas/generate.ts)', () => {
  const made = generate()
  expect([...made.keys()].sort()).toEqual(published.sort())
  for (const [name, text] of made) expect({ name, same: read(name) === text }).toEqual({ name, same: true })
})

test('every event type has one', () => {
  for (const type of types) expect(published).toContain(`${type}.json`)
})

const world = await sharedWorld()
const files = [...(await Promise.all([online, relay, refusal, requests].map((story) => story(world)))).map(({ file }) => file), await parent(world)]
const headers: EventHeader[] = files.flatMap(({ events, requests: asked }) => [...events, ...asked].map(({ header }) => header))
const schemas = new Map(types.map((type) => [type as string, Compile(JSON.parse(read(`${type}.json`)))]))

test('an event that was written fits the schema of its type, as published, and that of no other', () => {
  for (const header of headers) {
    const fitting = [...schemas].filter(([, schema]) => schema.Check(header)).map(([type]) => type)
    expect(fitting).toEqual([header.type])
  }
})

test('the schema names itself as the event does', () => {
  for (const { type, dataschema } of headers) expect(JSON.parse(read(`${type}.json`))).toMatchObject({ $id: dataschema })
})

test('an event without one of its facts does not fit', () => {
  for (const header of headers) {
    const schema = JSON.parse(read(`${header.type}.json`))
    for (const fact of schema.properties.facts.required ?? []) {
      const { [fact]: _, ...rest } = header.facts
      expect({ type: header.type, fact, fits: schemas.get(header.type)?.Check({ ...header, facts: rest }) }).toEqual({ type: header.type, fact, fits: false })
    }
  }
})

test('an export fits the schema of exports', () => {
  const schema = Compile(JSON.parse(read('cn.tongban.export.v1.json')))
  for (const file of files) {
    expect(schema.Check(JSON.parse(JSON.stringify(file)))).toBe(true)
    expect(schema.Check({ ...file, statement: undefined })).toBe(false)
  }
})
