import type { Version } from '@tongban/protocol/version/version'
import { Note } from '../ui/plain.tsx'
import { shortName } from '../visit/divisions.ts'
import { useVisit } from '../visit/visit.ts'
import type { ShownGuide } from './guide-shape.ts'

type Parts = ShownGuide['guide']['parts']

/** What has to be handed in, and how each may be given. */
export function Materials({ materials }: Pick<Parts, 'materials'>) {
  const { say, nameOf } = useVisit()
  return (
    <>
      <h2 id="materials">{say('要准备的材料', 'What to prepare')}</h2>
      {!materials.known ? <p className="hint">{say('还没有公布', 'Not published yet')}</p> : null}
      {materials.known && materials.value.length === 0 ? (
        <Note tone="ok">{say('什么都不用交。', 'Nothing has to be handed in.')}</Note>
      ) : null}
      {materials.known && materials.value.length > 0 ? (
        <ul className="plain rows read">
          {materials.value.map((material) => (
            <li key={material.id}>
              <span className="name">{nameOf(material.name)}</span>
              <br />
              <span className="hint">{howGiven(say, material)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

type Say = (zh: string, en: string) => string

/** When a material is asked for and in which ways it may be given. */
function howGiven(say: Say, { required, situation, forms }: Version['materials'][number]): string {
  const when = {
    always: say('都要', 'always'),
    whenSituation: situation ?? say('看情况', 'in some cases'),
    optional: say('有就给', 'if you have it'),
  }
  return `${when[required]} · ${waysToGive(say, forms)}`
}

/** In which ways a material may be given. */
export function waysToGive(say: Say, forms: Version['materials'][number]['forms']): string {
  const words = {
    upload: say('可以拍照上传', 'may be uploaded'),
    original: say('窗口看原件', 'the original is looked at at a counter'),
    promise: say('可以先承诺、过几天补', 'may be promised for a few days'),
  }
  return forms.map((form) => words[form]).join(' · ')
}

/** Who does what: who decides and who only receives stands on every step. */
export function Steps({
  process,
  mode,
  implementer,
  place,
}: Pick<Parts, 'process' | 'mode' | 'implementer'> & { place: string | null }) {
  const { say, from } = useVisit()
  const here = shortName(from)
  const elsewhere = place?.slice(0, 2) !== from.slice(0, 2)
  const decides = implementer.known ? implementer.value.name : say('办理地', 'the deciding place')
  return (
    <>
      <h2 id="limit">{say('谁做什么', 'Who does what')}</h2>
      <ol className="read">
        <li>
          {mode.known && mode.value === 'online'
            ? say('您在网上填表、提交。', 'You fill in the form online and send it.')
            : say('您在网上填表，或到身边的通办专窗交。', 'You fill in the form online, or hand it in at a counter near you.')}
        </li>
        {elsewhere ? (
          <li>
            <b>{here}</b>
            {say(
              '（收件地）核对身份、给收件凭证，不作决定。',
              ' (receiving place) checks who you are and gives a receipt; it decides nothing.',
            )}
          </li>
        ) : null}
        <li>
          <b lang="zh-CN">{decides}</b>
          {say(
            '（办理地）受理、审查、决定，对结果负责。',
            ' (deciding place) accepts, examines, decides, and answers for the result.',
          )}
        </li>
      </ol>
      {process.known ? (
        <p className="hint" lang="zh-CN">
          {say('办理流程：', 'Procedure: ')}
          {process.value.join(' → ')}
        </p>
      ) : null}
    </>
  )
}
