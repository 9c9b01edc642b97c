// Reads the page aloud in large print, piece by piece, each in its own language (decision 0009). Nothing leaves the browser by our doing.

const button = document.querySelector('[data-aloud]')
const main = document.querySelector('main')
const speech = 'speechSynthesis' in window ? window.speechSynthesis : undefined

/** A little slower than people talk. */
const RATE = 0.9

/** What is read as one breath. */
const BLOCKS = 'p, li, dt, dd, th, td, h1, h2, h3, label, legend, summary, caption, figcaption, div'
/** What stands there for the eye or the hand only; what somebody typed is never read out. */
const UNREAD = 'script, svg, select, textarea, input, [hidden], [aria-hidden=true], [data-aloud]'

/** @param {string} lang */
const voiceFor = (lang) => speech?.getVoices().find((voice) => voice.lang.toLowerCase().startsWith(lang.slice(0, 2)))

/** @param {Element} element */
const isShown = (element) => !('checkVisibility' in element) || element.checkVisibility()

/** The text of the page as it is seen, in its order: one piece for each block and language. */
function pieces() {
  /** @type {{ block: Element | null, lang: string, text: string }[]} */
  const found = []
  if (main === null) return found
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const around = texts.currentNode.parentElement
    const text = texts.currentNode.nodeValue ?? ''
    if (around === null || text.trim() === '' || around.closest(UNREAD) !== null || !isShown(around)) continue
    const block = around.closest(BLOCKS)
    const lang = around.closest('[lang]')?.getAttribute('lang') ?? document.documentElement.lang
    const last = found.at(-1)
    if (last?.block === block && last.lang === lang) last.text += text
    else found.push({ block, lang, text })
  }
  return found
}

/** @param {boolean} isReading */
function show(isReading) {
  for (const [mark, isHidden] of /** @type {const} */ ([
    ['[data-aloud-start]', isReading],
    ['[data-aloud-stop]', !isReading],
  ]))
    button?.querySelector(mark)?.toggleAttribute('hidden', isHidden)
}

let isReading = false

function stop() {
  isReading = false
  speech?.cancel()
  show(false)
}

function start() {
  const said = pieces().flatMap(({ lang, text }) => {
    const voice = voiceFor(lang)
    // A voice of another language would only make noise of it.
    if (voice === undefined) return []
    const words = new SpeechSynthesisUtterance(text.replace(/\s+/g, ' ').trim())
    return [Object.assign(words, { lang, voice, rate: RATE })]
  })
  const last = said.at(-1)
  if (last === undefined || speech === undefined) return
  for (const ending of ['end', 'error']) last.addEventListener(ending, stop)
  isReading = true
  show(true)
  for (const words of said) speech.speak(words)
}

/** Voices may come later than the page; without one for its language there is no button. */
const offer = () => button?.toggleAttribute('hidden', voiceFor(document.documentElement.lang) === undefined)

if (speech !== undefined && button !== null) {
  speech.addEventListener('voiceschanged', offer)
  offer()
  button.addEventListener('click', () => (isReading ? stop() : start()))
  addEventListener('pagehide', stop)
}
