import type { Ear } from '../domain/search/reading/understand.ts'

/** How Chinese is written, heard and cut into words. Its tables take a second to read, so they are read when the first search needs them. */
export interface Chinese extends Ear {
  /** The words of a text, longer ones also in parts, as an index stores them. */
  cut(text: string): string[]
}

let loaded: Promise<Chinese> | undefined

/** The one Chinese of the process. */
export function loadChinese(): Promise<Chinese> {
  loaded ??= load()
  return loaded
}

/** From this frequency in the corpus of the segmenter on a word is so common that nobody mistyped it. */
const ORDINARY_FROM = 150
const MOST_KEPT = 50_000

async function load(): Promise<Chinese> {
  const [{ Jieba }, { dict }, { pinyin }, { Converter }] = await Promise.all([
    import('@node-rs/jieba'),
    import('@node-rs/jieba/dict.js'),
    import('pinyin-pro'),
    import('opencc-js/t2cn'),
  ])
  const jieba = Jieba.withDict(dict)
  const ordinary = ordinaryWords(new TextDecoder().decode(dict))
  const kept = new Map<string, readonly string[]>()
  const sounds = (text: string) => {
    const known = kept.get(text)
    if (known) return known
    const heard = pinyin(text, { toneType: 'none', type: 'array' }).map((syllable) => syllable.replaceAll('ü', 'v'))
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(text, heard)
    return heard
  }
  return {
    cut: (text) => jieba.cutForSearch(text, true),
    sounds,
    isOrdinary: (word) => ordinary.has(word),
    simplify: Converter({ from: 't', to: 'cn' }),
  }
}

/** Lines of the segmenter's table: word, frequency, part of speech. */
function ordinaryWords(table: string): Set<string> {
  const words = new Set<string>()
  for (const line of table.split('\n')) {
    const [word = '', frequency] = line.split(' ')
    if (word.length > 1 && Number(frequency) >= ORDINARY_FROM) words.add(word)
  }
  return words
}
