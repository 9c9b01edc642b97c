import Type from 'typebox'

const Maybe = Type.Union([Type.String(), Type.Null()])
const Way = Type.Optional(Type.String())

const understood = {
  corrected: Type.Optional(Type.String({ description: 'What was searched for, where something was guessed' })),
  places: Type.Optional(
    Type.Object(
      { from: Way, to: Way, target: Way, use: Way },
      {
        description:
          'from, to: a move (from: also where the asker is); target: whose authority decides; use: where the paper is used',
      },
    ),
  ),
  section: Type.Optional(
    Type.Union([Type.Literal('materials'), Type.Literal('fee'), Type.Literal('places'), Type.Literal('limit')], {
      description: 'The part of the page that answers',
    }),
  ),
}

const Item = Type.Object({
  id: Type.String(),
  name: Type.String({ description: 'The official name' }),
  en: Maybe,
  code: Type.Union([Type.String(), Type.Null()], {
    description: 'The basic code as published; null where no list gives one or lists differ',
  }),
  mode: Type.Union([Type.String(), Type.Null()], { description: 'online, relay or joint; null where nobody says' }),
  sources: Type.Array(Type.String(), { description: 'Lists that name the item' }),
  audience: Type.Array(Type.String(), { description: 'Who may apply, as the lists write it' }),
  listed: Type.Integer({ description: 'Implementations found in lists' }),
  published: Type.Integer({ description: 'Places whose version takes applications today' }),
  listedThere: Type.Integer({ description: 'The same at the place that decides, where one was named' }),
  publishedThere: Type.Integer(),
})

/** What a search answers: one of three kinds (issue 4). */
export const Answer = Type.Union([
  Type.Object({ kind: Type.Literal('items'), items: Type.Array(Item), ...understood }),
  Type.Object({
    kind: Type.Literal('ask'),
    question: Type.String(),
    questionEn: Type.String(),
    candidates: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), en: Maybe }), { minItems: 2, maxItems: 10 }),
    ...understood,
  }),
  Type.Object({
    kind: Type.Literal('none'),
    exits: Type.Array(Type.Object({ way: Type.String(), say: Type.String(), sayEn: Type.String() }), {
      minItems: 3,
      maxItems: 3,
    }),
    emergency: Type.Optional(
      Type.Object({
        phone: Type.String({ description: 'The number to call at once' }),
        say: Type.String(),
        sayEn: Type.String(),
      }),
    ),
  }),
])
