export type Lang = 'zh' | 'en'

/** A text in both languages of the product. */
export interface Said {
  readonly zh: string
  readonly en: string
}

/** The language asked for on a command line. Known before the command line is parsed, so that help and usage errors speak it too. */
export function languageOf(args: readonly string[]): Lang {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  const value = args[at]?.startsWith('--lang=') ? args[at]?.slice('--lang='.length) : args[at + 1]
  return at >= 0 && value === 'en' ? 'en' : 'zh'
}
