import type { TicketKind } from '@tongban/protocol/event/ticket'
import type { paths } from '../api/api.ts'
import { answered, type Problem, Refusal } from '../api/refusal.ts'
import type { FieldError } from '../ui/field.tsx'
import { namesOfPlaces } from '../visit/place-names.ts'
import { type Asked, wordsFor } from '../visit/visit.ts'
import { type About, aboutOf } from './about.ts'

type Filed = paths['/tickets']['post']['responses'][201]['content']['application/json']

export interface TicketRequest extends Asked {
  readonly query: URLSearchParams
  form(): Promise<FormData>
}

export interface TicketForm {
  readonly about: About
}

/** What came of sending the form: the receipt, or what is to be mended with what was typed. */
export type TicketDone =
  | { readonly filed: Filed; readonly placeName: string }
  | { readonly errors: readonly FieldError[]; readonly typed: Readonly<Record<string, string>> }

export const loadTicketForm = async (asked: TicketRequest): Promise<TicketForm> => ({ about: await aboutOf(asked) })

const fields = ['caseId', 'number', 'code', 'item', 'place', 'words', 'wish', 'name', 'phone'] as const

/** Sends what somebody wrote. The key of the form makes a second press the first one. */
export const actTicketForm =
  (kind: TicketKind) =>
  async (asked: TicketRequest): Promise<TicketDone> => {
    const sent = await asked.form()
    const typed = Object.fromEntries(fields.map((field) => [field, String(sent.get(field) ?? '').trim()]))
    const errors = missingIn(asked, typed)
    if (errors.length > 0) return { errors, typed }
    const said = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''))
    const number = said['number']?.replace(/\s/g, '')
    try {
      const filed = await answered(
        asked.api.POST('/tickets', {
          headers: { 'idempotency-key': String(sent.get('key') ?? '') },
          body: { ...said, kind, words: said['words'] ?? '', ...(number === undefined ? {} : { number }) },
        }),
      )
      const names = await namesOfPlaces(asked.api, [filed.place])
      return { filed, placeName: names[filed.place] ?? filed.place }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { errors: errorsOf(asked, error.problem), typed }
    }
  }

const FEWEST = 5

/** What can be seen without asking the node. */
function missingIn({ visit }: TicketRequest, typed: Readonly<Record<string, string>>): FieldError[] {
  const { say } = wordsFor(visit)
  const errors: FieldError[] = []
  if (typed['number'] !== '' && !/^\d{6}$/.test(typed['code'] ?? ''))
    errors.push({ field: 'code', message: say('请填查询码，是 6 位数字', 'Enter the query code: 6 digits') })
  if ((typed['words'] ?? '').length < FEWEST)
    errors.push({ field: 'words', message: say('请写一写出了什么事，至少 5 个字', 'Say what happened, in 5 characters or more') })
  return errors
}

const mended: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  phone: ['电话只写数字，可以有 + - 和空格', 'A phone number has digits, + - and spaces only'],
  words: ['最多 2000 字，请写短一点', 'At most 2000 characters: please shorten it'],
  wish: ['最多 500 字，请写短一点', 'At most 500 characters: please shorten it'],
  name: ['最多 60 字，请写短一点', 'At most 60 characters: please shorten it'],
}

function errorsOf({ visit }: TicketRequest, { code, field, titles, errors = [] }: Problem): FieldError[] {
  const { say } = wordsFor(visit)
  if (code === 'platform/keyReused')
    return [
      {
        field: 'words',
        message: say(
          '从这一页已经交过一份。要再交一份不同的，请再按一次。',
          'One was already sent from this page. To send another one, press once more.',
        ),
      },
    ]
  const named = (pointer: string | undefined): string => pointer?.split('/').at(-1) ?? 'words'
  const textOf = (at: string, zh: string, en: string) => say(...(mended[at] ?? ([zh, en] as const)))
  if (code === 'platform/badInput' && errors.length > 0)
    return errors.map(({ field: pointer, zh, en }) => ({ field: named(pointer), message: textOf(named(pointer), zh, en) }))
  if (code === 'platform/badInput') return [{ field: named(field), message: textOf(named(field), titles.zh, titles.en) }]
  return [{ field: named(field), message: say(titles.zh, titles.en) }]
}
