import type { Version } from '@tongban/protocol/version/version'
import { Note } from '../ui/plain.tsx'
import { useVisit } from '../visit/visit.ts'
import { Told } from './english/told.tsx'
import { englishOf } from './english/translations.ts'
import type { ShownGuide } from './guide-shape.ts'

type Parts = ShownGuide['guide']['parts']

/** What has to be handed in, and how each may be given. */
export function Materials({ materials }: Pick<Parts, 'materials'>) {
  const { say, lang } = useVisit()
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
              <span className="name">
                <Told {...material.name} />
              </span>
              <div className="hint">{howGiven(say, { ...material, ...situationIn(lang, material) })}</div>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

type Say = (zh: string, en: string) => string
type Material = Version['materials'][number]

/** When it is asked for, in English where there is any. */
const situationIn = (lang: string, { situation }: Material): Pick<Material, 'situation'> =>
  situation === undefined ? {} : { situation: lang === 'en' ? (englishOf(situation) ?? situation) : situation }

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
