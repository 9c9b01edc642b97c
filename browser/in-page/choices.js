// Runs inside a page and counts what its reader has to choose from. Read as text by `browser/measure.ts`.

/** Most choices in one group, and most groups a reader meets on one page of large print (goal 9). */
const MOST_CHOICES = 7
const MOST_GROUPS = 2

/** What one can choose: a way on, an act, one of several answers, something folded. */
const choices = 'a[href], button, summary, input[type=radio], input[type=checkbox]'
/** What holds choices together for the eye. */
const holders = 'fieldset, ul, ol, table, dl, .acts'
/** The frame, which is the same on every page: not what this page is for. */
const frame = '.where'

/** @param {Element} element */
const wordsOf = (element) => (element.textContent ?? '').trim().replace(/\s+/g, ' ')

/**
 * Whether a link only explains a word in a text: what stands before it in its line is text too. A link that begins a row is what the row is
 * for, however much is said of it.
 * @param {Element} element
 */
function isInText(element) {
  if (!(element instanceof HTMLAnchorElement) || getComputedStyle(element).display !== 'inline') return false
  const block = element.closest('p, li, td, th, dd, dt, div')
  const before = document.createRange()
  before.setStart(block ?? element, 0)
  before.setEndBefore(element)
  return before.toString().trim() !== ''
}

/** All choices of the main content. */
const all = () =>
  [...document.querySelectorAll(`main :is(${choices})`)].filter(
    (choice) => isSeen(choice) && !isInText(choice) && !choice.closest(frame),
  )

/**
 * A choice group: the choices of the main content that one list, table, question or row of buttons holds together. A single way on is no
 * choice, so it makes no group; neither do the frame's navigation, a list that a field unfolds, and links within a text.
 * @returns {Element[][]}
 */
function groups() {
  /** @type {Map<Element, Element[]>} */
  const found = new Map()
  for (const choice of all()) {
    const holder = choice.closest(holders)
    if (holder) found.set(holder, [...(found.get(holder) ?? []), choice])
  }
  return [...found.values()].filter((held) => held.length > 1)
}

/** What stands alone between the texts: a way back, an act, something folded. It is no group, but a page has no more of it than a group. */
const alone = () => all().filter((choice) => !choice.closest(holders))

/** @param {Element[]} held */
const told = (held) =>
  held
    .slice(0, 4)
    .map((choice) => `“${wordsOf(choice.closest('label') ?? choice).slice(0, 12)}”`)
    .join(' ')

/**
 * Where there are too many groups at once, as the page comes.
 * @returns {string[]}
 */
function tooManyGroups() {
  const found = groups()
  return found.length > MOST_GROUPS
    ? [`${found.length} groups of choices, ${MOST_GROUPS} at most: ${found.map(told).join(' / ')}`]
    : []
}

/**
 * Where one group has too many choices; whatever is folded is unfolded before it is asked.
 * @returns {string[]}
 */
const tooManyChoices = () =>
  [...groups(), alone()]
    .filter((held) => held.length > MOST_CHOICES)
    .map((held) => `${held.length} choices in a group, ${MOST_CHOICES} at most: ${told(held)} …`)

/**
 * Where a person who helps does not come before all that the page gives to choose, or is not in sight as it comes.
 * @returns {string[]}
 */
function helpLater() {
  const help = [...document.querySelectorAll('a[href="tel:12345"]')].find(isSeen)
  const [first] = all()
  if (!help || (first && first !== help && first.compareDocumentPosition(help) & Node.DOCUMENT_POSITION_FOLLOWING))
    return ['a person who helps is not the first that one can choose']
  return help.getBoundingClientRect().bottom > innerHeight ? ['the number of a person who helps is out of sight'] : []
}

/**
 * From the last line of a paragraph to the first of the next, over the height of a line: both distances are taken from line to line, as the
 * rule for large print (工信部, 适老化) takes them.
 * @param {number} least
 * @returns {string[]}
 */
function tightParagraphs(least) {
  return [...document.querySelectorAll('main p + p')].flatMap((paragraph) => {
    const before = paragraph.previousElementSibling
    if (!before || !isSeen(paragraph) || !isSeen(before)) return []
    const gap = paragraph.getBoundingClientRect().top - before.getBoundingClientRect().bottom
    const line = Number.parseFloat(getComputedStyle(paragraph).lineHeight)
    const ratio = (gap + line) / line
    // Side by side they are no paragraphs of one text.
    return gap < -line / 2 || ratio >= least - 0.005
      ? []
      : [`paragraphs ${ratio.toFixed(2)} lines apart, at least ${least}: “${wordsOf(paragraph).slice(0, 20)}”`]
  })
}

Object.assign(globalThis, { tongbanChoices: { tooManyGroups, tooManyChoices, helpLater, tightParagraphs } })
