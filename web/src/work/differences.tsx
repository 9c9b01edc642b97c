import type { Api, paths } from '../api/api.ts'
import { answered } from '../api/refusal.ts'
import { TextField } from '../ui/field.tsx'
import { useVisit } from '../visit/visit.ts'
import { timeText } from '../visit/when.ts'

type Peer = paths['/exchange/peers/{node}']['get']['responses'][200]['content']['application/json']
type Difference = Peer['openDifferences'][number]

/** What two nodes do not know alike and no program can repair: it waits for an operator. */
export interface ParkedDifference extends Difference {
  readonly peer: string
}

/** The parked differences with these peers. */
export async function parkedDifferences(api: Api, nodes: readonly string[]): Promise<readonly ParkedDifference[]> {
  const ofPeers = await Promise.all(
    nodes.map(async (node) => {
      const { openDifferences } = await answered(api.GET('/exchange/peers/{node}', { params: { path: { node } } }))
      return openDifferences.filter(({ state }) => state === 'parked').map((one) => ({ ...one, peer: node }))
    }),
  )
  return ofPeers.flat()
}

/** Closes one with what was found and done. Refuses with what the node says: no reason, closed meanwhile, none such. */
export async function closeDifference(api: Api, sent: FormData): Promise<void> {
  const said = (name: string): string => String(sent.get(name) ?? '').trim()
  const path = { node: said('peer'), event: said('event') }
  await answered(
    api.POST('/exchange/peers/{node}/differences/{event}/resolve', { params: { path }, body: { reason: said('reason') } }),
  )
}

const kinds: Readonly<Record<Difference['kind'], readonly [string, string]>> = {
  missingHere: ['对方有、本节点没有', 'The peer has it, this node does not'],
  missingThere: ['本节点有、对方没有', 'This node has it, the peer does not'],
  forgottenHere: ['本节点说过，现在自己没有了', 'This node said it and knows it no more'],
  forgottenThere: ['对方说过，现在对方没有了', 'The peer said it and knows it no more'],
  altered: ['同一个事件，两边内容不一样', 'One event, told differently by both'],
}

/** Each with what it is and, unfolded, the form that closes it: nobody closes one by a slip. */
export function DifferenceList({ differences }: { differences: readonly ParkedDifference[] }) {
  const { say } = useVisit()
  return (
    <ul className="plain rows">
      {differences.map(({ peer, event, caseId, kind, foundAt }) => (
        <li key={`${peer} ${event}`}>
          {say(...kinds[kind])}
          <br />
          <span className="hint">
            {peer} · {timeText(say, foundAt)} · {say('事件', 'Event')} {event}
            {caseId === null ? null : ` · ${say('办件', 'Case')} ${caseId}`}
          </span>
          <details>
            <summary className="tap">{say('查清了，关闭', 'Looked into: close it')}</summary>
            <form method="post">
              <input type="hidden" name="peer" value={peer} />
              <input type="hidden" name="event" value={event} />
              <TextField
                name="reason"
                label={say('查到了什么、怎么处理的', 'What was found and done')}
                hint={say('会签名留档。不写个人信息。', 'It is signed and kept. Nothing personal.')}
                lines
                isRequired
              />
              <button className="btn" type="submit">
                {say('确认关闭', 'Confirm: close it')}
              </button>
            </form>
          </details>
        </li>
      ))}
    </ul>
  )
}
