// Runs inside a page and says what is too small in it. Read as text by `browser/measure.ts`, for it belongs to no program of ours.

/**
 * Sizes in CSS pixels: of text, of what one mainly acts with, of every other target; `line` is the least line height over the font size.
 * @typedef {{ text: number, main: number, other: number, line: number }} Limits
 */

/** What can be pressed, chosen or typed into. */
const targets = 'a[href], button, summary, select, textarea, input:not([type=hidden])'
/** What a page is for, as against its links. */
const mains = '.btn, .box, .pick, .ask input'
/** Whose lines stand alone: a title is set tighter than a text. */
const titles = 'h1, h2, h3, .btn, .badge, kbd, .mark, .big, .pick, select, input, svg'

/** @param {Element} element */
const isSeen = (element) => {
  const { width, height, right, bottom } = element.getBoundingClientRect()
  return element.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1 && right > 0 && bottom > 0
}

/** @param {Element} element */
const nameOf = (element) =>
  `<${element.localName}${element.className && typeof element.className === 'string' ? ` class="${element.className}"` : ''}> “${(element.textContent ?? '').trim().slice(0, 30)}”`

/**
 * A link within a sentence is as high as its line (WCAG 2.5.8, “inline”).
 * @param {Element} element
 */
function isInSentence(element) {
  if (getComputedStyle(element).display !== 'inline') return false
  let block = element.parentElement
  while (block && getComputedStyle(block).display === 'inline') block = block.parentElement
  return (block?.textContent ?? '').trim().length > (element.textContent ?? '').trim().length
}

/**
 * A choice is pressed by its label too.
 * @param {Element} element
 */
function pressed(element) {
  const label = element.closest('label')
  const isChoice = element instanceof HTMLInputElement && ['radio', 'checkbox'].includes(element.type)
  return (isChoice && label ? label : element).getBoundingClientRect()
}

/**
 * @param {Limits} limits
 * @returns {string[]}
 */
function smallText({ text, line }) {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  /** @type {Set<string>} */
  const found = new Set()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!element || (node.textContent ?? '').trim() === '' || !isSeen(element)) continue
    const style = getComputedStyle(element)
    const size = Number.parseFloat(style.fontSize)
    if (size < text) found.add(`text of ${size} px, at least ${text}: ${nameOf(element)}`)
    const ratio = Number.parseFloat(style.lineHeight) / size
    if (!element.closest(titles) && ratio < line - 0.001)
      found.add(`line height ${ratio.toFixed(2)}, at least ${line}: ${nameOf(element)}`)
  }
  return [...found]
}

/**
 * @param {Limits} limits
 * @returns {string[]}
 */
function smallTargets({ main, other }) {
  return [...document.querySelectorAll(targets)]
    .filter((element) => isSeen(element) && !isInSentence(element))
    .flatMap((element) => {
      const { width, height } = pressed(element)
      const least = element.matches(mains) ? main : other
      const size = `${Math.round(width)} × ${Math.round(height)}`
      return width < least - 0.5 || height < least - 0.5 ? [`target of ${size} px, at least ${least}: ${nameOf(element)}`] : []
    })
}

/** The same after every text became twice as large, as a reader may set it. */
function sidewaysAtDoubleText() {
  const sizes = [...document.querySelectorAll('body, body *')].flatMap((element) =>
    element instanceof HTMLElement ? [{ element, size: Number.parseFloat(getComputedStyle(element).fontSize) }] : [],
  )
  for (const { element, size } of sizes) element.style.fontSize = `${size * 2}px`
  return sideways()
}

/** How far the page goes beyond the window to the side, and what goes there. */
function sideways() {
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return []
  const wide = [...document.querySelectorAll('body *')].filter(
    (element) => element.getBoundingClientRect().right > clientWidth + 1 && !element.closest('.wide, .skip'),
  )
  return [`${scrollWidth} px wide in a window of ${clientWidth}`, ...wide.slice(-3).map(nameOf)]
}

/**
 * Handlers, styles, scripts without a source and links that are scripts, written into the page itself. Data for search engines is no script.
 * @returns {string[]}
 */
function unsafe() {
  const inline = [
    ...document.querySelectorAll(
      'script:not([src]):not([type="application/ld+json"]), style, base, [style], [href^="javascript:" i]',
    ),
  ]
  const handling = [...document.querySelectorAll('*')].filter((element) =>
    element.getAttributeNames().some((name) => name.startsWith('on')),
  )
  // Such a script may run before what it looks for has come.
  const early = [...document.querySelectorAll('script[async]')].map(
    (element) => `runs before the page is there: ${nameOf(element)}`,
  )
  return [...[...inline, ...handling].map((element) => `written into the page: ${nameOf(element)}`), ...early]
}

Object.assign(globalThis, {
  tongbanMeasure: {
    sideways,
    sidewaysAtDoubleText,
    unsafe,
    sizes: (/** @type {Limits} */ limits) => [...smallText(limits), ...smallTargets(limits)],
  },
})
