import { toBase64url } from '../../bytes.ts'
import { followParent, type ParentStanding } from '../../case/parent.ts'
import { type ParentAction, parentEventTypes } from '../../event/actions.ts'
import { headerHash } from '../../event/hash.ts'
import { type ChainHeader, type Duty, schemaOf } from '../../event/header.ts'
import { uuidv7 } from '../../ids.ts'
import { closeExport } from '../close-export.ts'
import type { CaseExport } from '../export.ts'
import { sealed, type Told } from './sealed.ts'
import { duty, refOf } from './story.ts'
import { chongqing, fixedRandom, suites, type World } from './world.ts'

const place = '500103:window'
const [start, finish] = ['2026-03-02T01:00:00.000Z', '2026-03-04T03:05:00.000Z']
export const parentId = uuidv7(Date.parse(start), fixedRandom('parent')(10))
const children = ['one', 'two'].map((name) => uuidv7(Date.parse(start), fixedRandom(`child ${name}`)(10)))

/** The frame of a joint case with two children: opened, each child opened and ended, closed. It never leaves its node. */
export async function parent(world: World): Promise<CaseExport> {
  const [rule, clerk] = [duty(place, 'rule'), duty(place, 'clerk')]
  const told: Told[] = []
  let standing: ParentStanding | undefined
  const act = async (action: ParentAction, by: Duty, time: string, facts: ChainHeader['facts']) => {
    const header = await eventOf(told, by, { action, time, facts })
    const followed = followParent(standing, header.header)
    if (!followed.ok) throw new Error(`${action}: ${followed.why}`)
    standing = followed.standing
    told.push(header)
  }
  await act('opened', clerk, start, { kind: 'joint', place, children })
  for (const child of children) await act('childOpened', rule, start, { child })
  for (const child of children) await act('childEnded', rule, finish, { child, end: 'withdrawn' })
  await act('closed', rule, finish, {})
  const { events } = await sealed(told, world, fixedRandom('seals of the parent'))
  const keys = world.keys[chongqing]
  if (!keys) throw new Error('no keys of Chongqing')
  const content = {
    kind: 'parent' as const,
    case: parentId,
    trustList: world.trust,
    agreement: null,
    version: null,
    events,
    requests: [],
  }
  return closeExport(content, { node: chongqing, keys, suites, at: '2026-03-05T00:00:00.000Z' })
}

interface ParentAct {
  readonly action: ParentAction
  readonly time: string
  readonly facts: ChainHeader['facts']
}

async function eventOf(told: readonly Told[], by: Duty, { action, time, facts }: ParentAct) {
  const previous = told.at(-1)?.header
  const seq = told.length + 1
  const body = { section: 'form', salt: toBase64url(fixedRandom(`salt ${seq}`)(16)), body: { name: '张三' } }
  const bodies = action === 'opened' ? [body] : []
  const header: ChainHeader = {
    ...{ specversion: '1.0', id: uuidv7(Date.parse(time), fixedRandom(`parent event ${seq}`)(10)), source: chongqing },
    ...{
      type: parentEventTypes[action],
      subject: parentId,
      time,
      nodeTime: time,
      dataschema: schemaOf(parentEventTypes[action]),
    },
    ...{ case: parentId, seq, prev: previous ? await headerHash(previous, suites) : null, hash: 'sha-256', duty: by },
    ...{ bodies: await Promise.all(bodies.map((one) => refOf(one, 'sha-256'))), files: [], facts },
  }
  return { header, bodies }
}
