// Suggestions while somebody types into the box of everyday words: a combobox with a list (ARIA, APG). Without this script the box is a
// plain field. It asks this portal alone, sends nothing while a word is still being composed, and forgets an answer that comes too late.
const PAUSE_MS = 150

for (const box of document.querySelectorAll('[data-suggest]')) {
  const field = box.querySelector('input')
  const list = box.querySelector('[role=listbox]')
  const said = box.querySelector('[role=status]')
  let waiting
  let asking
  let shown = []
  let at = -1

  // A field of the kind `search` may be no combobox (ARIA in HTML).
  field.type = 'text'
  field.setAttribute('role', 'combobox')
  field.setAttribute('aria-autocomplete', 'list')
  field.setAttribute('aria-controls', list.id)
  field.setAttribute('aria-expanded', 'false')
  field.autocomplete = 'off'

  /** Marks one of the shown, or none. */
  function mark(place) {
    at = place
    for (const [i, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(i === at))
    const option = list.children[at]
    if (option) {
      field.setAttribute('aria-activedescendant', option.id)
      option.scrollIntoView({ block: 'nearest' })
    } else field.removeAttribute('aria-activedescendant')
  }

  function close() {
    clearTimeout(waiting)
    asking?.abort()
    list.hidden = true
    field.setAttribute('aria-expanded', 'false')
    said.textContent = ''
    mark(-1)
  }

  function optionOf({ name, lang }, place) {
    const option = document.createElement('div')
    option.id = `${list.id}-${place}`
    option.setAttribute('role', 'option')
    option.setAttribute('aria-selected', 'false')
    if (lang) option.lang = lang
    option.textContent = name
    return option
  }

  function show(suggestions) {
    shown = suggestions
    list.replaceChildren(...shown.map(optionOf))
    list.hidden = shown.length === 0
    field.setAttribute('aria-expanded', String(shown.length > 0))
    said.textContent = shown.length === 0 ? '' : said.dataset.some.replace('#', String(shown.length))
    mark(-1)
  }

  /** The places may have been changed in the same form since the page came. */
  function addressFor(words) {
    const address = new URL(box.dataset.suggest, location.href)
    address.searchParams.set('q', words)
    for (const name of ['from', 'to']) {
      const chosen = field.form.elements.namedItem(name)
      if (chosen?.value) address.searchParams.set(name, chosen.value)
    }
    return address
  }

  async function ask() {
    const words = field.value.trim()
    if (words === '') return close()
    asking?.abort()
    asking = new AbortController()
    const { signal } = asking
    try {
      const answer = await fetch(addressFor(words), { signal })
      const { suggestions } = answer.ok ? await answer.json() : { suggestions: [] }
      if (!signal.aborted) show(suggestions)
    } catch {
      if (!signal.aborted) show([])
    }
  }

  function askSoon() {
    clearTimeout(waiting)
    waiting = setTimeout(ask, PAUSE_MS)
  }

  const go = (place) => location.assign(shown[place].href)

  const keys = {
    ArrowDown: () => mark((at + 1) % shown.length),
    ArrowUp: () => mark(at <= 0 ? shown.length - 1 : at - 1),
    Escape: close,
    Enter: () => (at < 0 ? false : go(at)),
  }

  field.addEventListener('input', (event) => event.isComposing || askSoon())
  field.addEventListener('compositionend', askSoon)
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || list.hidden || !Object.hasOwn(keys, event.key)) return
    if (keys[event.key]() !== false) event.preventDefault()
  })
  field.addEventListener('blur', close)
  // The field must not lose the focus before the press counts.
  list.addEventListener('pointerdown', (event) => event.preventDefault())
  list.addEventListener('click', ({ target }) => go([...list.children].indexOf(target.closest('[role=option]'))))
  field.form.addEventListener('submit', close)
}
