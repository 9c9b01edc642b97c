/** The same in Chinese and in English. */
export type Said = readonly [zh: string, en: string]

const isChinese = document.documentElement.lang.startsWith('zh')

/** In the language of the page. */
export const say = ([zh, en]: Said): string => (isChinese ? zh : en)

/** An element with its text or children; text is only ever text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  set: Partial<Pick<HTMLElement, 'className' | 'lang'>>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), set)
  made.append(...children)
  return made
}

/** A table with its heads; wide ones scroll by themselves. */
export function table(heads: readonly Said[], rows: readonly (readonly string[])[]): HTMLElement {
  const head = element('tr', {}, ...heads.map((one) => element('th', {}, say(one))))
  const body = rows.map((row) => element('tr', {}, ...row.map((cell) => element('td', {}, cell))))
  const drawn = element('table', {}, element('thead', {}, head), element('tbody', {}, ...body))
  const around = element('div', { className: 'wide' }, drawn)
  around.tabIndex = 0
  return around
}
