import type { Said } from '../../language.ts'
import { type Application, applicationFor, type VersionDocument, versionFor } from '../regions/supplement.ts'
import { act, arrival, type Desk, look, type On } from './desk.ts'
import type { Begun, Play } from './play.ts'
import { deskAt } from './staff.ts'

/** What a story is about and who is in it, before anything was filed. */
export interface Opening {
  readonly play: Play
  readonly application: Application
  readonly version: VersionDocument
}

/** A case that goes from a counter of one region to an authority of the other. */
export interface Scene extends Opening, On {
  readonly counter: Desk
  readonly examiner: Desk
  /** What the receipt prints. */
  readonly queryNumber: string
}

export interface Heading {
  /** Stands before the item's name. */
  readonly number: Said
  /** Stands behind it, in brackets. */
  readonly kind: Said
  readonly note: Said
}

/** Reads the sample application of a story and tells its heading. */
export function openScene(play: Play, application: string, { number, kind, note }: Heading): Opening {
  const { lang, supplement, tell } = play
  const found = applicationFor(supplement, application)
  const version = versionFor(supplement, found)
  const title = lang === 'zh' ? `${number.zh}、${version.name.zh}（${kind.zh}）` : `${number.en}  ${version.name.en} (${kind.en})`
  tell.heading(title, [note[lang]])
  return { play, application: found, version }
}

/** A material as an application gives it. */
export interface GivenMaterial {
  readonly material: string
  readonly how: 'original' | 'upload'
  readonly file?: string
}

export interface Filing {
  readonly story: string
  readonly materials: readonly GivenMaterial[]
  /** Who keys it in; the clerk, who then also receives it in the same act, unless somebody else is named. */
  readonly by?: Desk
}

export const counterOf = ({ play, application }: Opening): Desk => deskAt(play.chongqing, application.receivingPlace, 'clerk')

/** Files the application at the counter in Chongqing and tells what the node then shows. */
export async function file(opening: Opening, begun: Begun, { story, materials, by }: Filing): Promise<Scene> {
  const { play, application, version } = opening
  const { item, receivingPlace, decidingPlace, form } = application
  const [counter, examiner] = [counterOf(opening), deskAt(play.sichuan, decidingPlace, 'examiner')]
  const { region, who } = by ?? counter
  const applicant = play.people.get(form.idNumber)
  const body = {
    item,
    receivingPlace,
    decidingPlace,
    form,
    materials,
    contact: { phone: form.phone },
    applicant,
    receive: by === undefined,
  }
  const { id, queryNumber } = (await (await region.as(who)).post<{ id: string; queryNumber: string }>('/cases', { body })).body
  begun({ story, kind: 'case', id, application, readers: [counter, examiner] })
  const live = { id, told: { seq: 0, born: undefined }, names: play.names(version) }
  const scene: Scene = { ...opening, live, counter, examiner, queryNumber }
  // A helper may file a case but sees none: the clerk looks.
  await look(scene, counter)
  return scene
}

/** The original is seen at the counter, and the case handed over to where it is decided. */
export async function handOver(scene: Scene, original: string): Promise<void> {
  const { counter, application } = scene
  await act(scene, counter, { action: 'verifyOriginal', facts: { materials: [original] } })
  await act(scene, counter, { action: 'handOver', facts: { taker: application.decidingPlace, why: 'toDecide', papers: false } })
}

/** The examiner takes it over as soon as it is there. */
export async function takeOver(scene: Scene): Promise<void> {
  await arrival(scene, scene.examiner, ({ transfer }) => transfer !== null)
  await act(scene, scene.examiner, { action: 'takeOver' })
}

/** Granted, issued and delivered without paper: one act of the examiner. */
export async function decideElectronically(
  scene: Scene,
  { result, document }: { result: string; document: string },
): Promise<void> {
  const { examiner, counter } = scene
  await act(
    scene,
    examiner,
    { action: 'grant', bodies: [{ section: 'decision', body: { result } }] },
    { action: 'issue', bodies: [{ section: 'decision', body: { document } }] },
    { action: 'deliver', facts: { means: 'electronic' } },
  )
  await arrival(scene, counter, ({ state }) => state === 'closed')
}
