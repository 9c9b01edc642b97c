import { type ExplainOptions, type Explanation, explain } from '@tongban/protocol/clock/explain'
import { type ClockRefusal, type Lang, refuse } from '@tongban/protocol/clock/problems'

/** How `tongban clock explain` prints: `json` one document for programs, `text` its sentences for people. */
export interface ClockExplainOptions extends ExplainOptions {
  readonly as: 'json' | 'text'
}

/** What a command prints on standard output and its exit code: 1 where the document is refused. */
export interface Printed {
  readonly lines: readonly string[]
  readonly exitCode: 0 | 1
}

/** One document in, one out (clock.md, "Command"). */
export function clockExplain(text: string, { as, ...options }: ClockExplainOptions): Printed {
  const answer = answerTo(text, as === 'text' ? { ...options, why: true } : options)
  const lines = as === 'text' ? told(answer, options.lang ?? 'zh') : [JSON.stringify(answer)]
  return { lines, exitCode: 'refused' in answer ? 1 : 0 }
}

/**
 * `--lines`: one document a line, in and out, in order; a refused line is printed as its refusal. Answers as the lines come in.
 * Split at line feeds only: `readline` would also split at U+2028, which JSON allows inside a string.
 */
export async function* clockExplainLines(chunks: AsyncIterable<string>, options: ExplainOptions = {}): AsyncGenerator<string> {
  const answerLine = (line: string): string => `${JSON.stringify(answerTo(line, options))}\n`
  let rest = ''
  for await (const chunk of chunks) {
    const lines = chunk.split('\n')
    lines[0] = rest + (lines[0] ?? '')
    rest = lines.pop() ?? ''
    if (lines.length > 0) yield lines.map(answerLine).join('')
  }
  if (rest !== '') yield answerLine(rest)
}

function answerTo(text: string, options: ExplainOptions): Explanation | ClockRefusal {
  try {
    return explain(JSON.parse(text), options)
  } catch (error) {
    if (error instanceof SyntaxError) return refuse('clock/badInput', null, options.lang)
    throw error
  }
}

const words = {
  zh: {
    notice: '告知期限',
    decision: '办理期限',
    delivery: '送达期限',
    provisional: '涉及尚未公布放假安排的年份，结果为暂定。',
    colon: '：',
  },
  en: {
    notice: 'Notice',
    decision: 'Decision',
    delivery: 'Delivery',
    provisional: 'Some days lie in a year whose public holidays are not published yet: provisional.',
    colon: ': ',
  },
} as const

function told(answer: Explanation | ClockRefusal, lang: Lang): string[] {
  if ('refused' in answer) {
    const { code, event, title } = answer.refused
    return [event === null ? `${title} (${code})` : `${title} (${code}, events[${event}])`]
  }
  const said = words[lang]
  const sentences = (['notice', 'decision', 'delivery'] as const).flatMap((name) => {
    const why = answer[name]?.why
    return why ? [`${said[name]}${said.colon}${why[lang]}`] : []
  })
  return answer.provisional ? [...sentences, said.provisional] : sentences
}
