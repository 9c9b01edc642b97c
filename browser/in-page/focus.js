// Runs inside a page and says where somebody who uses the keyboard alone would lose their place. Read as text by `browser/measure.ts`.

/** What can have the focus. */
const stops = 'a[href], button, summary, select, textarea, input:not([type=hidden]), [tabindex]'
/** How much lighter or darker than what surrounds it a mark of the focus has to be (WCAG 2.2, 2.4.13 and 1.4.11). */
const LEAST_CONTRAST = 3
const LEAST_WIDTH = 2

/**
 * Red, green, blue and how opaque.
 * @param {string} color as computed
 */
function partsOf(color) {
  const [red = 0, green = 0, blue = 0, opaque = 1] = (color.match(/[\d.]+/g) ?? []).map(Number)
  return { red, green, blue, opaque }
}

/** @param {string} color */
function lightOf(color) {
  const { red, green, blue } = partsOf(color)
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) => {
    const share = part / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** @param {string} one @param {string} other */
function contrastOf(one, other) {
  const [dark = 0, light = 0] = [lightOf(one), lightOf(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/**
 * What lies behind an element.
 * @param {Element | null} element
 * @returns {string}
 */
function groundOf(element) {
  if (element === null) return 'rgb(255, 255, 255)'
  const { backgroundColor } = getComputedStyle(element)
  return partsOf(backgroundColor).opaque > 0 ? backgroundColor : groundOf(element.parentElement)
}

/** @param {Element} element */
const named = (element) =>
  `<${element.localName}> “${(element.textContent || element.getAttribute('name') || '').trim().slice(0, 30)}”`

/**
 * Whether the focus can be seen: a ring of two pixels or more that stands out against what lies around it.
 * @param {Element} element
 */
function hasRing(element) {
  const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element)
  const rings = [
    ...(outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= LEAST_WIDTH ? [outlineColor] : []),
    ...(boxShadow.match(/rgba?\([^)]*\)/g) ?? []),
  ]
  const ground = groundOf(element.parentElement)
  return rings.some((color) => contrastOf(color, ground) >= LEAST_CONTRAST)
}

/**
 * Whether any part of it can be seen where the focus brought the page to (WCAG 2.2, 2.4.11).
 * @param {Element} element
 */
function isInSight(element) {
  const shares = [0.1, 0.5, 0.9]
  return [...element.getClientRects()].some(({ left, top, width, height }) =>
    shares.some((across) =>
      shares.some((down) => {
        const found = document.elementFromPoint(left + width * across, top + height * down)
        return found !== null && (element.contains(found) || found.closest('label')?.contains(element) === true)
      }),
    ),
  )
}

/**
 * What is wrong with the mark on the element that has the focus now.
 * @returns {string[]}
 */
function atFocus() {
  const element = document.activeElement
  if (element === null || element === document.body) return []
  return [
    ...(hasRing(element) ? [] : [`the focus is not seen on ${named(element)}`]),
    ...(isInSight(element) ? [] : [`something lies over ${named(element)}`]),
  ]
}

/**
 * The same of everything that can have the focus.
 * @returns {string[]}
 */
function everywhere() {
  const all = [...document.querySelectorAll(stops)].filter((element) => element.checkVisibility({ visibilityProperty: true }))
  return all.flatMap((element) => {
    if (!(element instanceof HTMLElement) || element.tabIndex < 0) return []
    element.focus({ focusVisible: true })
    return document.activeElement === element ? atFocus() : []
  })
}

Object.assign(globalThis, { tongbanFocus: { atFocus, everywhere } })
