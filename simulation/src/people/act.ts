import type { Standing } from '@tongban/protocol/case/standing'
import { transitionOf } from '@tongban/protocol/case/transitions'
import { type CaseAction, caseActions } from '@tongban/protocol/event/actions'
import type { Chance } from '../chance.ts'
import { Broken } from '../invariants/broken.ts'
import { type Answered, ask } from '../node/ask.ts'
import type { SimNode } from '../node/sim-node.ts'
import { type Story, short, upNodes } from '../schedule/story.ts'
import { placesOf, regionOf, staffAt } from '../world/regions.ts'
import { upload } from './apply.ts'
import { sayingOf } from './say.ts'

/** Somebody who can lay a hand on a case: one of staff at a place in a role, or the person whom it is about. */
interface Hand {
  readonly who: string
  readonly place?: string
  readonly role?: 'clerk' | 'examiner' | 'applicant'
}

/** How eager people are for a step when several are open; what ends a case is rarer, so that stories last. */
const eagerness: { readonly [A in CaseAction]?: number } = {
  withdraw: 1,
  terminate: 1,
  decline: 1,
  refuse: 2,
  giveBack: 2,
  correct: 1,
  rate: 1,
  verifyOriginal: 1,
  inquire: 4,
  dispatch: 1,
  handOver: 5,
  takeOver: 9,
  receive: 9,
}

interface Scene {
  readonly story: Story
  readonly chance: Chance
  readonly node: SimNode
  readonly caseId: string
  readonly standing: Standing
  readonly hand: Hand
}

/** Somebody takes a step in some case: mostly one that is open to them, else any row of the life table, whatever the state. */
export async function act(story: Story, chance: Chance): Promise<string> {
  const scene = choose(story, chance)
  if (!scene) return 'nobody has a case to act on'
  const { node, caseId, hand } = scene
  const as = await story.stage.passes.of(node, hand.who)
  const view = await ask(node, 'GET', `/cases/${caseId}`, { as })
  if (!view) return `${short(node.id)} dies over a look`
  mayLook(scene, view)
  const action = choice(chance, view)
  const seen = view.status === 200 && !chance.happens(0.05) ? view.body.version : chance.between(1, scene.standing.seq)
  const answer = await take(scene, action, { as, seen })
  const told = `${action} of ${caseId} at ${short(node.id)} by ${hand.who} as ${hand.role ?? 'applicant'}`
  if (answer && answer.status < 300 && seen !== scene.standing.seq) {
    throw new Broken('nobody acts on what he has not seen', `${told} on ${seen}, and the case stands at ${scene.standing.seq}`)
  }
  if (answer?.status === 200) story.ledger.promise(node.id, caseId, answer.body.case.version)
  if (answer?.status === 200 && chance.happens(story.climate.unheard)) await repeat(scene, action, { as, seen })
  return `${told}: ${answer ? `${answer.status} ${answer.body.code ?? ''}` : 'no answer'}`
}

/** Whoever did not hear the answer presses once more: the case has moved on since, by their own act. */
async function repeat(scene: Scene, action: CaseAction, taking: Taking): Promise<void> {
  const again = await take(scene, action, taking)
  if (again && again.status < 300)
    throw new Broken('nobody acts on what he has not seen', `${action} of ${scene.caseId} is taken twice on ${taking.seen}`)
}

/** Only places of the case see it, and the person whom it is about, at the node where it was born. */
function mayLook({ node, standing, hand, caseId }: Scene, view: Answered): void {
  if (view.status !== 200) return
  const may =
    hand.place === undefined ? regionOf(standing.born.receivingPlace).node === node.id : standing.places.includes(hand.place)
  if (!may) throw new Broken('nothing readable without a right', `${hand.who} reads ${caseId} at ${node.id}`)
}

function choose(story: Story, chance: Chance): Scene | undefined {
  const known = upNodes(story).flatMap((node) => story.ledger.standingsAt(node.id).map((standing) => ({ node, standing })))
  if (known.length === 0) return undefined
  const { node, standing } = chance.pick(known)
  return { story, chance, node, standing, caseId: standing.caseId, hand: chance.pick(handsOn(node, standing)) }
}

/** Those who may have something to do with it, and now and then somebody who has not. */
function handsOn({ region }: SimNode, standing: Standing): Hand[] {
  const places = placesOf(region).filter((place) => !place.endsWith('portal'))
  const near = places.filter((place) => standing.places.includes(place))
  const hands = [...Array<string[]>(6).fill(near).flat(), ...places].flatMap((place): Hand[] =>
    place.endsWith('window')
      ? [
          { who: staffAt(place, 'clerk'), place, role: 'clerk' },
          { who: staffAt(place, 'clerk'), place, role: 'applicant' },
        ]
      : [
          { who: staffAt(place, 'clerk'), place, role: 'clerk' },
          { who: staffAt(place, 'examiner'), place, role: 'examiner' },
          { who: staffAt(place, 'examiner'), place, role: 'examiner' },
        ],
  )
  return [...hands, { who: region.person.idNumber }, { who: region.person.idNumber }]
}

function choice(chance: Chance, view: Answered): CaseAction {
  const open: CaseAction[] = view.status === 200 ? view.body.openSteps : []
  if (open.length === 0 || chance.happens(0.15)) return chance.pick(caseActions)
  return chance.weighted(open.map((action) => [eagerness[action] ?? 4, action]))
}

interface Taking {
  readonly as: string
  readonly seen: number
}

async function take(scene: Scene, action: CaseAction, { as, seen }: Taking): Promise<Answered | undefined> {
  const { story, chance, node, caseId, standing, hand } = scene
  const places = story.regions.flatMap(placesOf).filter((place) => !place.endsWith('portal'))
  const today = new Date(node.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  const saying = sayingOf(action, { chance, standing, places, today })
  const approval = await approvalFor(scene, action, seen)
  const file = action === 'supplement' && chance.happens(0.5) ? await upload(story, node, hand.who) : undefined
  return ask(node, 'POST', `/cases/${caseId}/steps/${action}`, {
    ...{ as, seen },
    body: {
      ...(hand.place === undefined ? {} : { place: hand.place, role: hand.role }),
      ...saying,
      ...(approval === undefined ? {} : { approval }),
      ...(file === undefined ? {} : { files: [{ sha256: file, section: 'materials' }] }),
    },
  })
}

/** A second person approves first where the law wants one; now and then it is forgotten. */
async function approvalFor({ story, chance, node, caseId, standing, hand }: Scene, action: CaseAction, seen: number) {
  const { second } = transitionOf(action)
  const isWanted = second === 'always' || (second === 'item' && standing.born.second)
  if (!isWanted || hand.place === undefined || hand.place.endsWith('window') || chance.happens(0.1)) return undefined
  const as = await story.stage.passes.of(node, staffAt(hand.place, 'second'))
  const answer = await ask(node, 'POST', `/cases/${caseId}/approvals/${action}`, {
    ...{ as, seen, body: { place: hand.place } },
    key: `approval-${story.seed}-${story.trace.length}`,
  })
  return answer?.status === 201 ? (answer.body.approval as string) : undefined
}
