import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'

// Reading aloud in large print. A headless browser has no voices: those of the test note what they are given to say.
const demo = inject('demo')
let browser: Browser
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
})
afterAll(() => browser.close())

interface Spoken {
  readonly text: string
  readonly lang: string
}

const GUIDE = '/items/item-1cc63eede444970e794b'

/** A browser with voices of these languages; with none at all where it cannot speak. */
async function pageWith(voices: readonly string[] | 'no speech'): Promise<Page> {
  const context = await browser.newContext({
    baseURL: demo.chongqing.web,
    locale: 'zh-CN',
    viewport: { width: 360, height: 740 },
  })
  await context.addInitScript(
    `(() => {
      const voices = ${JSON.stringify(voices)}
      if (voices === 'no speech') return delete window.speechSynthesis
      window.spoken = []
      const speech = new EventTarget()
      speech.getVoices = () => voices.map((lang) => ({ lang, name: lang, default: false, localService: true, voiceURI: lang }))
      speech.speak = (words) => window.spoken.push(words)
      speech.cancel = () => { window.spoken = [] }
      Object.defineProperty(window, 'speechSynthesis', { value: speech })
      window.SpeechSynthesisUtterance = class extends EventTarget {
        constructor(text) { super(); this.text = text }
      }
    })()`,
  )
  return context.newPage()
}

const spokenOn = (page: Page): Promise<Spoken[]> =>
  page.evaluate<Spoken[]>('window.spoken.map(({ text, lang }) => ({ text, lang }))')

const button = (page: Page) => page.getByRole('button', { name: '读给我听' })

describe('in large print', () => {
  test('the page is read in its order, without what is folded or typed, until it is pressed again', async () => {
    const page = await pageWith(['zh-CN'])
    await page.goto(`${GUIDE}?mode=elder`)
    await button(page).click()
    const spoken = await spokenOn(page)
    const all = spoken.map(({ text }) => text).join('\n')
    const heading = await page.getByRole('heading', { level: 1 }).innerText()
    expect(spoken.every(({ lang }) => lang.startsWith('zh'))).toBe(true)
    for (const text of [heading.replaceAll('\n', ''), '两地哪里不一样', '要准备的材料']) expect(all).toContain(text)
    expect(all.indexOf(heading)).toBeLessThan(all.indexOf('要准备的材料'))
    expect(all).not.toContain('读给我听')
    const folded = await page.locator('main details:not([open]) > :not(summary)').first().innerText()
    expect(folded === '' || !all.includes(folded)).toBe(true)

    await page.getByRole('button', { name: '停下，不读了' }).click()
    expect(await spokenOn(page)).toEqual([])
    await button(page).waitFor()
    await page.context().close()
  })

  test('an English page is read in English, and its Chinese names only where there is a Chinese voice', async () => {
    for (const [voices, langs] of [
      [['en-GB'], ['en']],
      [
        ['en-GB', 'zh-CN'],
        ['en', 'zh-CN'],
      ],
    ] as const) {
      const page = await pageWith(voices)
      await page.goto(`/en${GUIDE}?mode=elder`)
      await page.getByRole('button', { name: 'Read it to me' }).click()
      const spoken = await spokenOn(page)
      expect([...new Set(spoken.map(({ lang }) => lang))].sort()).toEqual([...langs])
      expect(spoken.find(({ lang }) => lang === 'en')?.text).toMatch(/^[ -~]+$/)
      await page.context().close()
    }
  })

  test('the end of the page gives the button back', async () => {
    const page = await pageWith(['zh-CN'])
    await page.goto('/track?mode=elder')
    await button(page).click()
    await page.getByRole('button', { name: '停下，不读了' }).waitFor()
    await page.evaluate('window.spoken.at(-1).dispatchEvent(new Event("end"))')
    await button(page).waitFor()
    await page.context().close()
  })

  test('a browser that cannot speak, or has no voice for the language, shows no button and complains of nothing', async () => {
    for (const voices of ['no speech', [], ['en-GB']] as const) {
      const page = await pageWith(voices)
      const complaints: string[] = []
      page.on('pageerror', ({ message }) => complaints.push(message))
      page.on('console', (said) => (said.type() === 'error' ? complaints.push(said.text()) : undefined))
      await page.goto('/?mode=elder', { waitUntil: 'load' })
      await expect.poll(() => page.locator('[data-aloud]').count()).toBe(1)
      await expect.poll(() => page.locator('[data-aloud]').isVisible()).toBe(false)
      expect(complaints).toEqual([])
      await page.context().close()
    }
  })
})

test('in normal print there is neither button nor script', async () => {
  const page = await pageWith(['zh-CN'])
  await page.goto('/track')
  await expect.poll(() => page.locator('[data-aloud], script').count()).toBe(0)
  await page.context().close()
})
