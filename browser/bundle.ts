import type { Page } from 'playwright-core'

const PERSON = '例远行'
const fields = {
  ...{ 户籍地址: '四川省广安市广安区样例路 1 号', 现居住地址: '重庆市渝中区样例路 2 号', 原用人单位: '样例公司' },
  ...{ 收款账号: '0000000000000022', 原参保地: '四川省广安市广安区', 转入地: '重庆市渝中区' },
} as const
const uploads = ['居民身份证异地受理登记表', '人像与指纹采集回执', '解除或终止劳动关系证明'] as const

/** Somebody moves back home: from the page of the bundle to the form that is asked once for its three items. */
export async function beginBundle(page: Page): Promise<void> {
  await page.goto('/bundles/back-home?to=511602')
  await page.getByRole('link', { name: '一次申请' }).click()
  await page.getByRole('button', { name: PERSON }).click()
  await page.getByLabel('手机号').fill('000-0000-0022')
  await page.getByRole('button', { name: '开始填' }).click()
  await page.getByRole('link', { name: '接着填' }).click()
}

/** Fills in the one form and gives the one list of materials; stops before it is sent. */
export async function fillBundle(page: Page): Promise<void> {
  await page.getByLabel('有效期满').check()
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label).fill(text)
  const ended = page.getByRole('group', { name: '劳动关系终止日' })
  for (const [part, text] of [
    ['年', '2026'],
    ['月', '1'],
    ['日', '31'],
  ] as const)
    await ended.getByLabel(part, { exact: true }).fill(text)
  await page.getByRole('button', { name: '保存，下一步' }).click()
  for (const name of uploads) {
    await giveFile(page, name)
    await page.getByRole('region', { name }).getByText('✓').waitFor()
  }
  const card = page.getByRole('region', { name: '身份证或社会保障卡' })
  await card.getByLabel('带原件到窗口').check()
  await card.getByRole('button', { name: '保存这一样' }).click()
  await page.getByText('还差 1 样').waitFor()
  // With the last one the list is whole, and the next task comes.
  await giveFile(page, '基本养老保险关系转移接续申请表')
  await page.waitForURL(/\/delivery$/)
  await page.getByRole('button', { name: '保存，下一步' }).click()
  await page.getByRole('button', { name: '确认提交' }).waitFor()
}

async function giveFile(page: Page, name: string): Promise<void> {
  const form = page.getByRole('region', { name })
  await form
    .getByLabel('文件', { exact: true })
    .setInputFiles({ name: `${name}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4\n% ${name}\n`) })
  await form.getByRole('button', { name: '保存这一样' }).click()
}

/** Sent off and opened: the page that keeps the three together; answers its path. */
export async function withBundleSent(_: unknown, page: Page): Promise<string> {
  await beginBundle(page)
  await fillBundle(page)
  await page.getByRole('button', { name: '确认提交' }).click()
  await page.getByRole('link', { name: '看进度' }).click()
  return new URL(page.url()).pathname
}
