import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { applicationFor, readSupplement } from '../cli/src/demo/regions/supplement.ts'
import { type NodeClient, nodeClient } from '../cli/src/node/node-client.ts'
import type { RunningDemo, ServingNode } from './demo-process.ts'
import { signInAt } from './staff.ts'

type Demo = Omit<RunningDemo, 'stop'>

/** Somebody who speaks to a node by program. */
export interface Speaker {
  readonly client: NodeClient
  readonly token: string
  /** The id by which the node knows them. */
  readonly actor: string
}

/** The node's API as one of staff or a person, by a token that its operator gives: for what has to have happened before a page is looked at. */
export async function speaking(node: ServingNode, whom: { staff: string } | { idNumber: string }): Promise<Speaker> {
  const operator = await operatorOf(node)
  const { body } = await operator.post<{ token: string; actor: string }>('/identity/tokens', { body: { for: whom } })
  return { client: nodeClient({ address: node.address, token: body.token }), ...body }
}

/** The node's API as its operator. */
export async function operatorOf(node: ServingNode): Promise<NodeClient> {
  const own = (await readFile(`${node.folder}/operator.token`, 'utf8')).trim()
  return nodeClient({ address: node.address, token: own })
}

/** What the form and the notice say, where it is not what the demo says. */
interface Told {
  readonly form?: Readonly<Record<string, string>>
  readonly why?: string
}

const DAY_MS = 86_400_000

/** A case taken in at the counter of Chongqing for a person, who is then told once what is missing; answers its id. */
export async function waitingCase(
  { chongqing }: Demo,
  { form: changed, why = '人像模糊，请重新采集' }: Told = {},
): Promise<string> {
  const { item, receivingPlace, decidingPlace, ...application } = applicationFor(await readSupplement(), 'relay')
  const form = { ...application.form, ...changed }
  const { client: clerk } = await speaking(chongqing, { staff: `staff-${receivingPlace.replace(':', '-')}-clerk` })
  const { actor: applicant } = await speaking(chongqing, { idNumber: form.idNumber })
  const materials = [
    { material: 'id-document', how: 'original' },
    { material: 'register-form', how: 'upload', file: await uploaded(clerk, 'register') },
    { material: 'portrait', how: 'upload', file: await uploaded(clerk, 'portrait') },
  ]
  const { body: receipt } = await clerk.post<{ id: string; version: number }>('/cases', {
    body: {
      ...{ item, receivingPlace, decidingPlace, form, materials, applicant, receive: true },
      contact: { phone: form.phone },
    },
  })
  const { body: clock } = await clerk.get<{ now: string }>('/lab/clock')
  const until = new Date(Date.parse(clock.now) + 14 * DAY_MS).toISOString().slice(0, 10)
  await clerk.post(`/cases/${receipt.id}/steps/requireSupplement`, {
    seen: receipt.version,
    body: {
      ...{ place: receivingPlace, role: 'clerk', facts: { materials: ['portrait'], until } },
      bodies: [{ section: 'materials', body: { missing: ['portrait'], why } }],
    },
  })
  return receipt.id
}

/** The page of the person who is to hand in what is missing; answers its path. */
export async function withMissing(demo: Demo, page: Page): Promise<string> {
  const id = await waitingCase(demo)
  await signInAt(page, demo.chongqing, '例远行', '/me')
  return `/me/cases/${id}/supplement`
}

/** Brings a file; answers its hash. */
export async function uploaded(client: NodeClient, name: string): Promise<string> {
  const content = new FormData()
  content.set('file', new Blob([`%PDF-1.4\n% ${name}\n`], { type: 'application/pdf' }), `${name}.pdf`)
  return (await client.post<{ sha256: string }>('/files', { raw: { content } })).body.sha256
}
