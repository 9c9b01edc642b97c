import { expect, test } from 'vitest'
import { isUuidv7 } from '../ids.ts'
import { intlNode } from '../suite/intl-node.ts'
import {
  type CatalogueAct,
  catalogueActOf,
  catalogueFactsFit,
  catalogueFactsSchemas,
  catalogueTypes,
  documentHash,
  isCatalogueHeader,
  offerSubject,
  streamOf,
} from './catalogue.ts'
import { schemaOf } from './header.ts'

const suites = { intl: intlNode }
const acts = Object.keys(catalogueTypes) as CatalogueAct[]

test('each act has one type, and each type is read back as its act', () => {
  for (const act of acts) expect(catalogueActOf(catalogueTypes[act])).toBe(act)
  expect(new Set(Object.values(catalogueTypes)).size).toBe(acts.length)
  expect(catalogueActOf('cn.tongban.catalogue.versionPublished.v2')).toBeUndefined()
})

const facts = {
  item: 'item-1',
  place: '510100:gjj',
  version: 'V'.repeat(43),
  from: '2026-03-01',
  until: null,
}
const header = {
  specversion: '1.0',
  id: '019cac00-0000-7000-8000-000000000001',
  source: 'urn:tongban:node:510000',
  type: catalogueTypes.publishVersion,
  subject: 'item-1 510100:gjj',
  time: '2026-03-01T01:00:00.000Z',
  dataschema: schemaOf(catalogueTypes.publishVersion),
  case: '019cac00-0000-7000-8000-000000000002',
  hash: 'sha-256',
  duty: { role: 'itemManager', place: '510100:gjj', actor: 'staff-1' },
  document: 'D'.repeat(43),
  facts,
}

test('a header without one of its members is none; a later member is kept', () => {
  expect(isCatalogueHeader(header)).toBe(true)
  expect(isCatalogueHeader({ ...header, later: 1 })).toBe(true)
  for (const member of Object.keys(header)) expect(isCatalogueHeader({ ...header, [member]: undefined })).toBe(false)
  expect(isCatalogueHeader({ ...header, type: 'cn.tongban.case.granted.v1' })).toBe(false)
})

test('facts without one of their members do not fit', () => {
  expect(catalogueFactsFit('publishVersion', facts)).toBe(true)
  for (const member of Object.keys(facts))
    expect(catalogueFactsFit('publishVersion', { ...facts, [member]: undefined })).toBe(false)
  expect(catalogueFactsFit('publishVersion', { ...facts, from: '2026-13-01' })).toBe(false)
})

test('every act has facts of its own', () => {
  expect(Object.keys(catalogueFactsSchemas).sort()).toEqual(acts.sort())
})

test('a subject has one stream, in the form of a UUIDv7, and another subject another', async () => {
  const subject = offerSubject({ item: 'item-1', place: '510100:gjj' })
  const stream = await streamOf(subject, suites)
  expect(isUuidv7(stream)).toBe(true)
  expect(await streamOf(subject, suites)).toBe(stream)
  expect(await streamOf('item-2 510100:gjj', suites)).not.toBe(stream)
})

test('a document is named by its content alone', async () => {
  const name = await documentHash({ a: 1, b: [2] }, 'sha-256', suites)
  expect(await documentHash({ b: [2], a: 1 }, 'sha-256', suites)).toBe(name)
  expect(await documentHash({ a: 1, b: [3] }, 'sha-256', suites)).not.toBe(name)
})
