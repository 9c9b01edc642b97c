// Keeps what is typed into a task in this tab until the node has it: through a reload or a cut line (decision 0009).

const key = `typed ${location.pathname.replace(/^\/en/, '')}`
const form = [...document.querySelectorAll('main form:not([enctype])')].find((one) => one.querySelector('.box, [type=radio]'))

/** @param {string} name */
const keptOf = (name) => JSON.parse(sessionStorage.getItem(name) ?? '{}')

/** @param {string} mark @param {boolean} isShown */
function show(mark, isShown) {
  for (const note of document.querySelectorAll(`[data-${mark}]`)) note.toggleAttribute('hidden', !isShown)
}

/** @param {HTMLFormElement} here @param {boolean} isSent */
function keep(here, isSent) {
  sessionStorage.setItem(key, JSON.stringify({ isSent, typed: Object.fromEntries(new FormData(here)) }))
}

/** True where it does not stand as the page came: over a slow line people type before this script arrives. @param {unknown} field @returns {boolean} */
function isTouched(field) {
  if (field instanceof RadioNodeList) return [...field].some(isTouched)
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue
  if (field instanceof HTMLInputElement) return field.value !== field.defaultValue || field.checked !== field.defaultChecked
  if (!(field instanceof HTMLSelectElement)) return false
  const options = [...field.options]
  return !(options.find((one) => one.defaultSelected) ?? options[0])?.selected
}

/** Says so too where the browser itself put it back, as it does after a cut line. @param {HTMLFormElement} here */
function putBack(here) {
  const typed = Object.entries(keptOf(key).typed ?? {})
  for (const [name, value] of typed) {
    const field = here.elements.namedItem(name)
    if (isTouched(field)) continue
    if (field instanceof RadioNodeList || (field instanceof Element && field.matches('.box'))) Object.assign(field, { value })
  }
  show('kept', typed.length > 0 && [...here.elements].some(isTouched))
}

// What was sent has arrived when another page of ours comes.
for (const name of Object.keys(sessionStorage))
  if (name.startsWith('typed ') && name !== key && keptOf(name).isSent) sessionStorage.removeItem(name)

if (form instanceof HTMLFormElement) {
  const wasTyped = [...form.elements].some(isTouched)
  putBack(form)
  if (wasTyped) keep(form, false)
  form.addEventListener('input', () => keep(form, false))
}
addEventListener('submit', (event) => {
  // Sent into a cut line, a browser would show a page of its own in place of this one.
  if (!navigator.onLine) event.preventDefault()
  else if (event.target === form && form instanceof HTMLFormElement) keep(form, true)
  show('offline', !navigator.onLine)
})
addEventListener('online', () => show('offline', false))
