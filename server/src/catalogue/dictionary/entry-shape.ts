import Type from 'typebox'
import { Value } from 'typebox/value'
import type { EntryBody } from '../domain/search/lexicon/dictionary.ts'

const Term = Type.String({ minLength: 1, maxLength: 80 })
const Text = Type.String({ minLength: 1, maxLength: 80 })
const Words = Type.Array(Text, { minItems: 1, maxItems: 400 })
const Names = Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 1, maxItems: 40 })
const Terms = Type.Array(Term, { minItems: 1, maxItems: 40 })
const Both = Type.Object({ zh: Type.String({ minLength: 1, maxLength: 200 }), en: Type.String({ minLength: 1, maxLength: 300 }) })
const english = { en: Type.Optional(Words) }
const closed = { additionalProperties: false }

/** One entry of the dictionary, by its kind; what each means stands at the types of `domain/search/dictionary.ts`. */
export const Entry = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('class'),
      term: Term,
      role: Type.Union(['object', 'action', 'basic', 'cause', 'who', 'detail', 'weak'].map((role) => Type.Literal(role))),
      words: Type.Optional(Words),
      ...english,
      covers: Type.Optional(Terms),
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('word'),
      term: Term,
      variety: Type.Union(['everyday', 'dialect', 'old', 'abbreviation'].map((variety) => Type.Literal(variety))),
      words: Words,
      ...english,
      means: Type.Optional(Terms),
      items: Type.Optional(Names),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('rule'), term: Term, all: Terms, none: Type.Optional(Terms), items: Names }, closed),
  Type.Object({ kind: Type.Literal('ask'), term: Term, when: Terms, question: Both, offers: Names }, closed),
  Type.Object(
    {
      kind: Type.Union(['stop', 'outside', 'particle', 'ending'].map((kind) => Type.Literal(kind))),
      term: Term,
      words: Type.Array(Text, { maxItems: 2000 }),
      ...{ en: Type.Optional(Type.Array(Text, { maxItems: 2000 })) },
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('emergency'),
      term: Term,
      words: Words,
      ...english,
      unless: Type.Optional(Terms),
      phone: Type.String({ pattern: '^\\d{3,8}$' }),
      say: Both,
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('section'),
      term: Term,
      section: Type.Union(['materials', 'fee', 'places', 'limit'].map((section) => Type.Literal(section))),
      words: Words,
      ...english,
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('cue'),
      term: Term,
      cue: Type.Union(['origin', 'toward', 'at', 'home', 'own', 'use'].map((cue) => Type.Literal(cue))),
      before: Type.Optional(Words),
      after: Type.Optional(Words),
      ...english,
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('name'),
      term: Type.String({ minLength: 1, maxLength: 200 }),
      en: Type.String({ minLength: 1, maxLength: 200 }),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('list'), term: Term, prior: Type.Number({ minimum: -0.3, maximum: 0.2 }) }, closed),
])

/** An entry that someone sends has this shape. */
export const isEntry = (value: unknown): value is EntryBody => Value.Check(Entry, value)
