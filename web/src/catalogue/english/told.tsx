import { Badge } from '../../ui/plain.tsx'
import { useVisit } from '../../visit/visit.ts'
import { withEnglish } from './translations.ts'

/** Marks what there is no English of. Nothing for a reader of Chinese. */
export function ChineseOnly() {
  const { say, lang } = useVisit()
  return lang === 'zh' ? null : <Badge tone="idle">{say('只有中文', 'Chinese only')}</Badge>
}

/** A published text in the reader's language: English with the official Chinese below it, or the Chinese, marked as such. */
export function Told({ zh, en = null }: { readonly zh: string; readonly en?: string | null }) {
  const { lang } = useVisit()
  const english = withEnglish({ zh, en }).en
  if (lang === 'zh') return zh
  if (english === null)
    return (
      <>
        <span lang="zh-CN">{zh}</span> <ChineseOnly />
      </>
    )
  return (
    <>
      {english}
      <span className="official" lang="zh-CN">
        {zh}
      </span>
    </>
  )
}

/** Said once at the head of a guide in English. */
export function OwnTranslation() {
  const { say, lang } = useVisit()
  if (lang === 'zh') return null
  return (
    <p className="hint read">
      {say(
        '英文是我们自己译的，以中文为准。',
        'The English of this guide is our own translation, published by no authority. The Chinese text beside it governs.',
      )}
    </p>
  )
}
