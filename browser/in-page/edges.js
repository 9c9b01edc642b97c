// Runs inside a page and says where the edge of what one types into or presses, or an icon, is too pale to be seen. Read as text by `browser/measure.ts`.

/** How much lighter or darker than its ground an edge or an icon has to be (WCAG 1.4.11, goal 10). */
const LEAST_EDGE = 3

/** What one types into, chooses from or presses. A browser draws its own boxes to tick. */
const edged =
  'input:not([type=hidden], [type=radio], [type=checkbox], [type=file], [type=submit]), select, textarea, button, summary.btn, a.btn'

/** Ornaments, and codes for a camera, which are dark on light in every mode. */
const noIcon = '.river, .qr'

/**
 * Whether a line around or below it, or its own colour, sets it off from what lies around it.
 * @param {Element} element
 */
function isSetOff(element) {
  const style = getComputedStyle(element)
  const ground = groundOf(element.parentElement)
  const lines = /** @type {const} */ (['top', 'bottom']).flatMap((side) => {
    const isDrawn =
      style.getPropertyValue(`border-${side}-style`) !== 'none' &&
      Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) >= 1
    return isDrawn ? [style.getPropertyValue(`border-${side}-color`)] : []
  })
  const fills = partsOf(style.backgroundColor).opaque > 0 ? [style.backgroundColor] : []
  return [...lines, ...fills].some((color) => contrastOf(color, ground) >= LEAST_EDGE)
}

/**
 * A button without line and colour is read as a text, and a text is judged by its own contrast.
 * @param {Element} element
 */
function isTextOnly(element) {
  const { borderTopWidth, borderBottomWidth, backgroundColor } = getComputedStyle(element)
  const isBare = borderTopWidth === '0px' && borderBottomWidth === '0px' && partsOf(backgroundColor).opaque === 0
  return isBare && !element.matches('input, select, textarea')
}

/** @returns {string[]} */
const paleEdges = () =>
  [...document.querySelectorAll(edged)]
    .filter((element) => isSeen(element) && !isTextOnly(element))
    // A box that has several things in it, such as a search with its button, has one line around all of them.
    .filter((element) => !isSetOff(element) && !(element.parentElement?.matches('.ask') && isSetOff(element.parentElement)))
    .map((element) => `an edge of less than ${LEAST_EDGE}:1: ${nameOf(element)}`)

/** @returns {string[]} */
const paleIcons = () =>
  [...document.querySelectorAll('svg')]
    .filter((icon) => isSeen(icon) && !icon.closest(noIcon))
    .filter((icon) => {
      const ground = groundOf(icon.parentElement)
      const colors = [...icon.querySelectorAll('path, circle, rect, line, polyline, polygon')].flatMap((shape) => {
        const { fill, stroke } = getComputedStyle(shape)
        return [fill, stroke].filter((color) => color !== 'none' && partsOf(color).opaque > 0)
      })
      return colors.length > 0 && !colors.some((color) => contrastOf(color, ground) >= LEAST_EDGE)
    })
    .map((icon) => `an icon of less than ${LEAST_EDGE}:1 in ${nameOf(icon.parentElement ?? icon)}`)

Object.assign(globalThis, { tongbanEdges: { pale: () => [...paleEdges(), ...paleIcons()] } })
