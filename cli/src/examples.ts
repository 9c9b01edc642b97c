import type { Lang } from './language.ts'

/** The end of a command's help: how it is used. */
export function examples(lang: Lang, lines: readonly string[]): string {
  return `\n${lang === 'zh' ? '例：' : 'Examples:'}\n${lines.map((line) => `  ${line}`).join('\n')}`
}
