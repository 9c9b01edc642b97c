import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { violations } from './measure.ts'
import { signedInAs } from './staff.ts'

// A file goes in parts, waits where the line is cut, goes on by itself, and is refused with words.
const demo = inject('demo')
const CARD = 'item-8190a18241a571a0d129'
const MB = 1024 * 1024

let browser: Browser
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
})
afterAll(() => browser.close())

/** The page of materials of an application that somebody has begun. */
async function materialsOf(who: string): Promise<Page> {
  const start = `/apply/new?${new URLSearchParams({ item: CARD, place: '511602:gongan' })}`
  const page = await signedInAs(browser, demo.chongqing, who, start)
  await page.getByLabel('手机号').fill('000-0000-0011')
  await page.getByRole('button', { name: '开始填' }).click()
  await page.waitForURL(/\/apply\/[0-9a-f-]{36}$/)
  await page.goto(`${new URL(page.url()).pathname}/materials`)
  return page
}

const pdf = (size: number, name = '登记表.pdf') => {
  const buffer = Buffer.alloc(size, name)
  buffer.write('%PDF-1.7\n')
  return { name, mimeType: 'application/pdf', buffer }
}

const fieldIn = (page: Page) => {
  const form = page.locator('#register-form')
  return {
    choose: (file: ReturnType<typeof pdf>) => form.locator('input[type=file]').setInputFiles(file),
    save: () => form.getByRole('button', { name: '保存这一样' }).click(),
    said: form.getByRole('status'),
    bar: form.getByRole('progressbar'),
    button: (name: string) => form.getByRole('button', { name, exact: true }),
  }
}

/** Cuts the line after so many parts have gone; answers how many came through and how to mend it. */
async function cutAfter(context: BrowserContext, parts: number) {
  let through = 0
  await context.route(/\/uploads\/.*\?at=/, async (route) => {
    if (through >= parts) return route.abort('internetdisconnected')
    through++
    await route.continue()
  })
  return { through: () => through, mend: () => context.unroute(/\/uploads\/.*\?at=/) }
}

const saved = (page: Page) => page.locator('[aria-labelledby=register-form-name]').getByText('✓ 已上传')

test('a file goes in parts with its progress said, waits where the line is cut, and goes on from there', async () => {
  const page = await materialsOf('例远行')
  const field = fieldIn(page)
  const sent: number[] = []
  page.on('request', (request) => {
    const at = new URL(request.url()).searchParams.get('at')
    if (at !== null) sent.push(Number(at))
  })
  const line = await cutAfter(page.context(), 3)
  await field.choose(pdf(2 * MB))
  await expect.poll(() => field.said.innerText()).toContain('2.0 MB')
  await field.save()
  await page.getByText('网断了，传到 37%').waitFor()
  await expect.poll(() => field.bar.getAttribute('value')).toBe('37')
  expect(await violations(page)).toEqual([])
  await line.mend()
  await field
    .button('继续传')
    .click({ timeout: 2000 })
    .catch(() => undefined)
  await page.waitForURL((url) => !url.pathname.endsWith('/materials') || url.hash !== '')
  const began = sent.filter((at) => at === 0)
  expect(began).toHaveLength(1)
  expect(sent.filter((at) => at === 3 * 256 * 1024).length).toBeGreaterThan(0)
  await page.goto(page.url().replace(/\/[a-z]+$/, '/materials'))
  await expect.poll(() => saved(page).count()).toBe(1)
  await page.context().close()
})

test('paused it stays; after a reload the same file goes on where it stopped', async () => {
  const page = await materialsOf('例续保')
  const line = await cutAfter(page.context(), 2)
  await fieldIn(page).choose(pdf(1 * MB, '续.pdf'))
  await fieldIn(page).save()
  await page.getByText('网断了，传到 50%').waitFor()
  await page.reload()
  await page.getByText('传到 50%。再选一次同一个文件，就从这里接着传').waitFor()
  expect(await page.evaluate<string>('JSON.stringify(sessionStorage)')).not.toContain('续.pdf')
  await line.mend()
  const first = page.waitForRequest(/\/uploads\/.*\?at=/)
  await fieldIn(page).choose(pdf(1 * MB, '续.pdf'))
  await fieldIn(page).save()
  expect(new URL((await first).url()).searchParams.get('at')).toBe(String(512 * 1024))
  await page.waitForURL((url) => !url.pathname.endsWith('/materials'))
  await page.context().close()
})

test('the button pauses and goes on', async () => {
  const page = await materialsOf('例长路')
  const field = fieldIn(page)
  let held: (() => void) | undefined
  await page.context().route(/\/uploads\/.*\?at=262144/, async (route) => {
    await new Promise<void>((resolve) => {
      held = resolve
    })
    await route.continue().catch(() => undefined)
  })
  await field.choose(pdf(1 * MB))
  const second = page.waitForRequest(/at=262144/)
  await field.save()
  await second
  await field.button('暂停').click()
  await page.getByText('停下了，传到 25%').waitFor()
  await page.context().unroute(/\/uploads\/.*\?at=262144/)
  held?.()
  await field.button('继续传').click()
  await page.waitForURL((url) => !url.pathname.endsWith('/materials'))
  await page.context().close()
})

test('what is empty, too large or no file of its kind is refused with words, and nothing is sent in vain', async () => {
  const page = await materialsOf('例转移')
  const field = fieldIn(page)
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/uploads/')) asked.push(request.url())
  })
  await field.choose({ ...pdf(1), buffer: Buffer.alloc(0) })
  await expect.poll(() => field.said.innerText()).toContain('是空的')
  await field.choose(pdf(20 * MB + 1))
  await expect.poll(() => field.said.innerText()).toContain('太大了：最大 20 MB')
  expect(asked).toEqual([])
  const program = Buffer.alloc(600_000)
  program.write('MZ')
  await field.choose({ name: '登记表.pdf', mimeType: 'application/pdf', buffer: program })
  await field.save()
  await page.getByText('不收这种文件').waitFor()
  expect(asked.filter((url) => url.includes('at='))).toHaveLength(1)
  await expect.poll(() => field.button('保存这一样').getAttribute('aria-disabled')).toBeNull()
  await field.save()
  await page.getByRole('alert').getByText('请选一个文件').waitFor()
  await page.context().close()
})

test('without a script the form takes the file along', async () => {
  const page = await materialsOf('例待业')
  const plain = await browser.newContext({
    baseURL: demo.chongqing.web,
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  const there = await plain.newPage()
  await there.goto(page.url())
  await fieldIn(there).choose(pdf(300_000))
  await fieldIn(there).save()
  await there.goto(page.url())
  await expect.poll(() => saved(there).count()).toBe(1)
  await Promise.all([plain.close(), page.context().close()])
})
