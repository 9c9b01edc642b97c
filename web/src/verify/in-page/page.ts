import { judge } from '../judge.ts'
import { element, type Said, say } from './draw.ts'
import { drawVerdict } from './verdict.ts'

/** Runs in the reader's browser: reads the chosen files, judges them there, and writes the verdict. Nothing is sent anywhere. */
const form = document.querySelector('form')
const place = document.querySelector('#verdict')

const words = {
  wait: ['正在核验…', 'Checking…'],
  none: ['请先选一个办件文件', 'Please choose the file of a case first'],
  founders: [
    '创始机构文件读不懂：需要 {authorities, threshold}，或者一份信任名单',
    'The file of founders cannot be read: it needs {authorities, threshold}, or is a trust list',
  ],
  unable: [
    '这个浏览器缺少核验要用的算法，请换新版浏览器，或者用 tongban verify',
    'This browser lacks an algorithm that the check needs: use a newer one, or tongban verify',
  ],
} as const satisfies Record<string, Said>

const chosen = (id: string): File | undefined => document.querySelector<HTMLInputElement>(`#${id}`)?.files?.[0]

const show = (...nodes: Node[]): void => place?.replaceChildren(...nodes)

async function check(): Promise<void> {
  const file = chosen('file')
  if (!file) return show(element('p', { className: 'note warn' }, say(words.none)))
  show(element('p', {}, say(words.wait)))
  const founders = chosen('founders')
  try {
    const verdict = await judge(await file.text(), await founders?.text())
    if (verdict === 'badFounders') show(element('p', { className: 'note bad' }, say(words.founders)))
    else show(...drawVerdict(verdict))
  } catch {
    show(element('p', { className: 'note bad' }, say(words.unable)))
  }
}

form?.addEventListener('submit', (event) => {
  event.preventDefault()
  void check()
})
if (form) form.hidden = false
document.querySelector('#no-script')?.remove()
