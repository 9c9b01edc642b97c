// Sends the chosen file of a form in parts, before the form itself: with how much is through, a pause, and going on after a cut (decision 0017).
// Without it the form takes the file along, as forms do.

const PART = 256 * 1024
const MOST = 20 * 1024 * 1024
const MB = 1024 * 1024
/** Seconds until it is tried again by itself; the last holds on. */
const RESTS = [1, 2, 4, 8, 15, 30]

/** The node said no: nothing is gained by trying again. */
class Refused extends Error {}

/** @typedef {{ titles?: { zh: string, en: string }, here?: number, sha256?: string }} Answer */

/** @param {Element} root @param {string} selector */
function found(root, selector) {
  const element = root.querySelector(selector)
  if (!(element instanceof HTMLElement)) throw new TypeError(`the field of a file lacks ${selector}`)
  return element
}

/** @param {number} bytes */
const inMb = (bytes) => (bytes < MB / 10 ? '0.1' : (bytes / MB).toFixed(1))

/** One field of a file and all that stands around it. */
class FileField {
  /** @param {HTMLElement} box */
  constructor(box) {
    this.box = box
    /** @type {Record<string, string>} */
    this.words = JSON.parse(box.dataset['words'] ?? '{}')
    this.input = /** @type {HTMLInputElement} */ (found(box, 'input[type=file]'))
    this.bar = /** @type {HTMLProgressElement} */ (found(box, 'progress'))
    this.moving = found(box, '[data-moving]')
    this.much = found(box, '[data-much]')
    this.told = found(box, '[role=status]')
    this.button = found(box, 'button')
    this.key = `upload ${location.pathname} ${this.input.id}`
    this.stop = new AbortController()
    this.isPaused = false
    /** The last quarter that was said aloud. */
    this.quarter = 0
    /** @type {(() => void) | undefined} */
    this.goOn = undefined
    this.input.addEventListener('change', () => this.look())
    this.button.addEventListener('click', () => this.pauseOrGoOn())
    void this.remember()
  }

  get file() {
    return this.input.disabled ? undefined : this.input.files?.[0]
  }

  /** @param {string} word @param {Record<string, string>} [put] */
  say(word, put = {}) {
    const text = this.words[word] ?? ''
    return Object.entries(put).reduce((said, [name, value]) => said.replaceAll(`{${name}}`, value), text)
  }

  /** @param {string} text @param {boolean} [isWrong] */
  tell(text, isWrong = false) {
    this.told.className = isWrong ? 'error' : 'hint'
    this.told.textContent = text
  }

  /** What is chosen is looked at at once: nobody waits for a refusal. */
  look() {
    const { file } = this
    if (!file) return this.tell('')
    if (file.size === 0) return this.refuse(this.say('empty', { name: file.name }))
    if (file.size > MOST) return this.refuse(this.say('large', { name: file.name, size: inMb(file.size) }))
    this.tell(this.say('chosen', { name: file.name, size: inMb(file.size) }))
  }

  /** @param {string} why */
  refuse(why) {
    this.moving.hidden = true
    this.input.value = ''
    this.tell(why, true)
    this.input.focus()
  }

  /** @param {number} here @param {number} size */
  show(here, size) {
    const part = Math.floor((here / size) * 100)
    this.moving.hidden = false
    this.bar.value = part
    this.much.textContent = `${part}% · ${inMb(here)} / ${inMb(size)} MB`
    const quarter = Math.floor(part / 25)
    if (quarter > this.quarter && part < 100) this.tell(this.say('through', { part: String(part) }))
    this.quarter = quarter
  }

  pauseOrGoOn() {
    if (this.goOn) return this.goOn()
    this.isPaused = true
    this.stop.abort()
  }

  /** After a reload the file has to be chosen again; what of it is there already is said. Its name is not kept. */
  async remember() {
    const [sha256 = '', size = ''] = (sessionStorage.getItem(this.key) ?? '').split(' ')
    if (sha256 === '') return
    const { here = 0 } = await ask('GET', sha256).catch(() => ({ here: 0 }))
    if (here === 0) return sessionStorage.removeItem(this.key)
    this.tell(this.say('again', { size: inMb(Number(size)), part: String(Math.floor((here / Number(size)) * 100)) }))
  }

  /** Waits until there is a reason to try again: the button, the network, or some time. @param {number} tries */
  async rest(tries) {
    const part = String(this.bar.value)
    this.tell(this.say(this.isPaused ? 'paused' : 'cut', { part }))
    this.button.textContent = this.say('goOn')
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer
    await new Promise((/** @type {(value: void) => void} */ resolve) => {
      this.goOn = resolve
      if (this.isPaused) return
      timer = setTimeout(resolve, 1000 * (RESTS[Math.min(tries, RESTS.length - 1)] ?? 30))
      addEventListener('online', () => resolve(), { once: true })
    })
    clearTimeout(timer)
    this.goOn = undefined
    this.isPaused = false
    this.stop = new AbortController()
    this.button.textContent = this.say('pause')
    this.tell(this.say('going'))
  }

  /** Sends it, however often the line is cut. @param {File} file */
  async send(file) {
    const sha256 = hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
    sessionStorage.setItem(this.key, `${sha256} ${file.size}`)
    this.tell(this.say('going'))
    for (let tries = 0; ; tries++) {
      const before = this.bar.value
      try {
        await this.sendRest(file, sha256)
        break
      } catch (error) {
        if (error instanceof Refused) throw error
        if (this.bar.value > before) tries = 0
        await this.rest(tries)
      }
    }
    sessionStorage.removeItem(this.key)
    this.handOver(file, sha256)
  }

  /** From where it stopped to the end. @param {File} file @param {string} sha256 */
  async sendRest(file, sha256) {
    const { signal } = this.stop
    let { here = 0 } = await ask('GET', sha256, { signal })
    while (here < file.size) {
      this.show(here, file.size)
      const answer = await ask('POST', `${sha256}?at=${here}`, { signal, body: file.slice(here, here + PART) })
      here = answer.here ?? 0
    }
    this.show(here, file.size)
    const type = file.type || 'application/octet-stream'
    await ask('POST', `${sha256}?${new URLSearchParams({ size: String(file.size), type })}`, { signal })
  }

  /** The form then names the file instead of taking it along. @param {File} file @param {string} sha256 */
  handOver(file, sha256) {
    for (const [part, value] of [
      ['sha256', sha256],
      ['name', file.name],
    ]) {
      const hidden = Object.assign(document.createElement('input'), { type: 'hidden', name: `${this.input.name}.${part}`, value })
      this.box.append(hidden)
    }
    this.input.disabled = true
    this.tell(this.say('done'))
  }
}

/** @param {ArrayBuffer} bytes */
const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * Asks the portal. Refused is what stays refused; everything else that goes wrong is a cut.
 * @param {string} method @param {string} what @param {RequestInit} [init] @returns {Promise<Answer>}
 */
async function ask(method, what, init = {}) {
  const response = await fetch(`/uploads/${what}`, { ...init, method, redirect: 'manual' })
  if (response.ok) return response.json()
  /** @type {Answer} */
  const { titles } = await response.json().catch(() => ({}))
  // A part that is missing is sent; too many requests, and a node that is away, come again.
  if (!titles || response.status >= 500 || [409, 429].includes(response.status)) throw new Error(String(response.status))
  throw new Refused(document.documentElement.lang.startsWith('zh') ? titles.zh : titles.en)
}

/** @param {HTMLFormElement} form @param {readonly FileField[]} fields */
function sendBefore(form, fields) {
  let isSending = false
  form.addEventListener('submit', (event) => {
    const chosen = fields.filter(({ file }) => file !== undefined)
    if (chosen.length === 0 && !isSending) return
    event.preventDefault()
    if (isSending) return
    isSending = true
    const buttons = [...form.querySelectorAll('button[type=submit]')]
    for (const button of buttons) button.setAttribute('aria-disabled', 'true')
    void sendAll(chosen).then((sent) => {
      if (sent) return form.submit()
      isSending = false
      for (const button of buttons) button.removeAttribute('aria-disabled')
    })
  })
}

/** @param {readonly FileField[]} fields */
async function sendAll(fields) {
  for (const field of fields) {
    const { file } = field
    if (!file) continue
    try {
      await field.send(file)
    } catch (error) {
      field.refuse(error instanceof Refused ? error.message : field.say('unread'))
      return false
    }
  }
  return true
}

// Without a secure connection a browser computes no hash: the form then takes the file along.
if (globalThis.crypto?.subtle) {
  /** @type {Map<HTMLFormElement, FileField[]>} */
  const forms = new Map()
  for (const box of document.querySelectorAll('[data-upload]')) {
    const form = box.closest('form')
    if (form && box instanceof HTMLElement) forms.set(form, [...(forms.get(form) ?? []), new FileField(box)])
  }
  for (const [form, fields] of forms) sendBefore(form, fields)
}
