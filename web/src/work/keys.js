// The keys of the workbench (UX §3.3). It only presses what the page shows: without it every page works the same by Tab and Enter.

/** @param {KeyboardEvent} event */
const isTyping = ({ target }) =>
  target instanceof HTMLElement &&
  target.matches('textarea, select, input:not([type=radio]):not([type=checkbox]):not([type=file])')

/**
 * The field of a reader holds the focus so that a card can be read at any moment. No card begins with a digit: while the field is empty
 * a digit is a key of the page.
 * @param {KeyboardEvent} event
 */
const isForDevice = ({ key, target }) =>
  target instanceof HTMLInputElement && target.hasAttribute('data-device') && target.value === '' && /^[1-9]$/.test(key)

/** @param {Element | null} element */
function press(element) {
  if (!(element instanceof HTMLElement)) return false
  if (element.matches('input, select, textarea')) element.focus()
  if (element.matches('a, button, summary, input[type=radio], input[type=checkbox]')) element.click()
  return true
}

/**
 * A digit answers the line on which the focus is, and goes on to the next line, after the last to the next right step.
 * @param {KeyboardEvent} event
 */
function answerLine({ key, target }) {
  const line = target instanceof Element ? target.closest('[data-line]') : null
  if (!line || !/^[1-9]$/.test(key)) return false
  const choice = line.querySelectorAll('input[type=radio]')[Number(key) - 1]
  if (!(choice instanceof HTMLInputElement)) return false
  choice.click()
  const lines = [...document.querySelectorAll('[data-line]')]
  const next = lines[lines.indexOf(line) + 1]?.querySelector('input[type=radio]') ?? document.querySelector('[data-key="F8"]')
  if (next instanceof HTMLElement) next.focus()
  return true
}

/**
 * Up and down go through the rows of a list.
 * @param {KeyboardEvent} event
 */
function walkRows({ key }) {
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return false
  const rows = [...document.querySelectorAll('[data-row]')]
  const at = rows.indexOf(/** @type {Element} */ (document.activeElement))
  const next = rows[at + (key === 'ArrowDown' ? 1 : -1)]
  if (next instanceof HTMLElement) next.focus()
  return next !== undefined && at >= 0
}

/** @param {KeyboardEvent} event */
function isTaken(event) {
  const { key, ctrlKey, altKey, metaKey } = event
  if (ctrlKey && key.toLowerCase() === 'k') return press(document.querySelector('#find'))
  if (ctrlKey || altKey || metaKey || (key.length === 1 && isTyping(event) && !isForDevice(event))) return false
  if (answerLine(event)) return true
  const named = /^(F\d{1,2}|[\w/])$/.test(key) ? document.querySelector(`[data-key="${key}"]`) : null
  return press(named) || (!isTyping(event) && walkRows(event))
}

addEventListener('keydown', (event) => {
  if (isTaken(event)) event.preventDefault()
})

const first = document.querySelector('[data-first]')
if (first instanceof HTMLElement && !location.hash) first.focus()
