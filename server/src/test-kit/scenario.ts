import { type Verdict, verifyExport } from '@tongban/protocol/verify/verify'
import { type Hand, handOf } from './hand.ts'
import { openStage, type Plot, pdf, type Stage, staffAt } from './stage.ts'
import { type Answered, suites, type TestNode } from './two-nodes.ts'

export type { Hand } from './hand.ts'
export { type Plot, pdf, type Stage, staffAt } from './stage.ts'
export { suites, type TestNode } from './two-nodes.ts'

/** What a person who does not get what they asked for must be told. */
export const reasons = {
  facts: '失业前累计缴费七个月',
  basis: '社会保险法第四十五条',
  remedy: '六十日内申请行政复议,或者六个月内提起行政诉讼',
}
export const decision = (body: unknown) => ({ bodies: [{ section: 'decision', body }] })

/** One case and the hands that are laid on it. */
export interface Story {
  readonly stage: Stage
  readonly id: string
  /** What the receipt prints. */
  readonly receipt: { readonly queryNumber: string; readonly queryCode: string; readonly version: number }
  /** Where it is taken in, and where it is decided. */
  readonly counter: string
  readonly office: string
  readonly clerk: Hand
  /** The person stands at the counter, and the clerk keys in what they do. */
  readonly atCounter: Hand
  /** The person at home, on their own page. */
  readonly person: Hand
  readonly examiner: Hand
  readonly second: Hand
  readonly officeClerk: Hand
  /** Any other member of staff, standing where and as what they say. */
  hand(place: string, duty: 'clerk' | 'examiner' | 'second' | 'helper'): Hand
  /** Somebody of the counter's node without a place: another person by identity number, or the operator. */
  another(who: string): Hand
  /** From the counter to the office: handed over and taken over. */
  inOffice(papers?: boolean): Promise<Story>
  /** In the office and accepted. */
  accepted(): Promise<Story>
  actions(hand?: Hand): Promise<string[]>
  /** The exported log as this hand may have it, checked offline. */
  verified(hand: Hand): Promise<Verdict>
}

/** A test's way to a fresh case of a plot: submitted and received at the demo's counter unless it says otherwise. */
export interface Scenario extends Stage {
  received(plot: Plot, changed?: Readonly<Record<string, unknown>>): Promise<Story>
  /** The application as the counter would send it, its uploads made. */
  application(plot: Plot, changed?: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>
}

export async function openScenario(...setting: Parameters<typeof openStage>): Promise<Scenario> {
  const stage = await openStage(...setting)
  const application: Scenario['application'] = (plot, changed = {}) => applicationFor(stage, plot, changed)
  return {
    ...stage,
    application,
    received: async (plot, changed = {}) => {
      const body = await application(plot, { receive: true, ...changed })
      const node = stage.nodeOf(String(body['receivingPlace']))
      const as = await stage.tokenOf(node, staffAt(String(body['receivingPlace']), 'clerk'))
      const { status, body: receipt } = await node.call('POST', '/cases', { as, body })
      if (status !== 201) throw new Error(`submitting: ${status} ${JSON.stringify(receipt)}`)
      await stage.quiet()
      return storyOf(stage, { id: receipt.id, receipt, plot, counter: String(body['receivingPlace']) })
    },
  }
}

const plotOf = ({ demo }: Stage, plot: Plot) =>
  demo.applications.find(({ id }) => id === plot) ?? raise(`the demo has no application ${plot}`)

function raise(message: string): never {
  throw new Error(message)
}

type Changed = Readonly<Record<string, unknown>>

async function applicationFor(stage: Stage, plot: Plot, changed: Changed): Promise<Record<string, unknown>> {
  const { item, decidingPlace, receivingPlace, form } = { ...plotOf(stage, plot), ...changed }
  const node = stage.nodeOf(receivingPlace)
  const clerk = receivingPlace.endsWith('portal') ? String(form['idNumber']) : staffAt(receivingPlace, 'clerk')
  const as = await stage.tokenOf(node, clerk)
  return {
    ...{ item, decidingPlace, receivingPlace, form },
    materials: await materialsFor(stage, { item, place: decidingPlace }, { node, as }),
    contact: { phone: form['phone'] },
    // The people of the demo live in Chongqing; another node knows them only once that one vouches for them.
    ...(node === stage.chongqing ? { applicant: await stage.personId(String(form['idNumber'])) } : {}),
    ...changed,
  }
}

/** Every material that the version always wants: the original where it can be shown, else an upload. */
async function materialsFor(
  { demo }: Stage,
  of: { item: string; place: string },
  { node, as }: { node: TestNode; as: string },
): Promise<object[]> {
  const version = demo.versions.find(({ document }) => document.item === of.item && document.place === of.place)
  const wanted = version?.document.materials.filter(({ required }) => required === 'always') ?? []
  return Promise.all(
    wanted.map(async ({ id, forms }) => {
      if (forms.includes('original')) return { material: id, how: 'original' }
      return { material: id, how: 'upload', file: (await node.upload(as, pdf(id))).body.sha256 }
    }),
  )
}

interface Plain {
  readonly id: string
  readonly receipt: Answered['body']
  readonly plot: Plot
  readonly counter?: string
  readonly office?: string
}

/** The story of a case that exists already, such as a child of a parent. */
export function storyOf(stage: Stage, plain: Plain): Story {
  const { receivingPlace, decidingPlace, form } = plotOf(stage, plain.plot)
  const { id, receipt, counter = receivingPlace, office = decidingPlace } = plain
  const handAt = (who: string, place?: string, role?: 'clerk' | 'examiner' | 'helper' | 'applicant'): Hand =>
    handOf(
      { stage, caseId: id, node: stage.nodeOf(place ?? counter), who, ...(place ? { place } : {}), ...(role ? { role } : {}) },
      pdf,
    )
  const hand: Story['hand'] = (place, duty) => handAt(staffAt(place, duty), place, duty === 'second' ? 'examiner' : duty)
  const story: Story = {
    ...{ stage, id, receipt, counter, office, hand },
    clerk: hand(counter, 'clerk'),
    atCounter: handAt(staffAt(counter, 'clerk'), counter, 'applicant'),
    another: (who) => handAt(who),
    person: handAt(String(form['idNumber'])),
    examiner: hand(office, 'examiner'),
    second: hand(office, 'second'),
    officeClerk: hand(office, 'clerk'),
    inOffice: async (papers = false) => {
      const { transfer } = await story.clerk.does('handOver', { taker: office, why: 'toDecide', papers })
      // Within one node the taker takes it over in the same act.
      if (transfer) await story.examiner.does('takeOver', papers ? { papersArrived: true } : {})
      return story
    },
    accepted: async () => {
      await story.inOffice()
      await story.examiner.does('accept')
      return story
    },
    actions: async (by = story.clerk) => (await by.sees()).timeline.map((entry: { action: string }) => entry.action),
    verified: async (by) => {
      const { status, body } = await by.get('/export')
      if (status !== 200) raise(`exporting: ${status} ${JSON.stringify(body)}`)
      return verifyExport(body, { suites, founders: stage.founders, now: by.node.clock.now() })
    },
  }
  return story
}
