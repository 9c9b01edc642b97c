import { type Db, sql } from '@tongban/server/node'

/** What an onlooker sees in one node's database, at one moment. */
export interface Look {
  readonly files: readonly FileSeen[]
  /** Only those not seen before. */
  readonly events: readonly EventSeen[]
  readonly requests: readonly RequestSeen[]
  readonly said: readonly Said[]
  readonly heard: readonly Heard[]
  readonly parents: readonly ParentSeen[]
  /** Every trust list it ever took in, the oldest first. */
  readonly lists: readonly { readonly version: number; readonly hash: string }[]
  readonly bodies: readonly { readonly caseId: string; readonly event: string; readonly section: string }[]
}

export interface FileSeen {
  readonly caseId: string
  readonly seq: number
  readonly state: string
  readonly holder: string
  readonly taker: string | null
  readonly head: string
  /** The folded standing, as JSON text. */
  readonly standing: string
  readonly noticeDue: string | null
  readonly decisionDue: string | null
  readonly supplementUntil: string | null
  /** How many events of its chain are stored. */
  readonly events: number
}

/** A joint case as the node that keeps it tells it. */
export interface ParentSeen {
  readonly parent: string
  /** The folded standing, as JSON text. */
  readonly standing: string
  /** The acts of its chain, in order. */
  readonly actions: readonly string[]
}

export interface EventSeen {
  readonly caseId: string
  readonly seq: number
  readonly id: string
  readonly action: string
  /** The canonical text. */
  readonly header: string
  readonly hash: string
}

export interface RequestSeen {
  readonly caseId: string
  readonly id: string
  readonly action: string
  readonly header: string
  readonly answeredSeq: number | null
}

/** Where an event or request for a peer lies; `verdict` once the peer has receipted it. */
export interface Said {
  readonly event: string
  readonly peer: string
  readonly lies: 'outbox' | 'sealed' | 'parked'
  readonly verdict: string | null
}

export interface Heard {
  readonly event: string
  readonly source: string
  readonly sender: string
  readonly verdict: string
}

/** `known`: how many events of each case were seen before. */
export async function lookAt(db: Db, known: ReadonlyMap<string, number>): Promise<Look> {
  const ids = [...known.keys()]
  const seqs = [...known.values()]
  const [row] = await db.once<{ look: Look }>(sql`
    with known as (select * from unnest(cast(${ids} as uuid[]), cast(${seqs} as int[])) as k (case_id, seq)),
    stored as (select case_id, count(*) as events from cases.event group by case_id)
    select json_build_object(
      'files', (select coalesce(json_agg(json_build_object('caseId', f.case_id, 'seq', f.seq, 'state', f.state, 'holder', f.holder,
        'taker', f.taker, 'head', f.head, 'standing', f.standing, 'noticeDue', f.notice_due, 'decisionDue', f.decision_due,
        'supplementUntil', f.supplement_until, 'events', s.events)), '[]')
        from cases.case_file f left join stored s on s.case_id = f.case_id),
      'events', (select coalesce(json_agg(json_build_object('caseId', e.case_id, 'seq', e.seq, 'id', e.event_id, 'action', e.action,
        'header', e.header, 'hash', e.hash) order by e.case_id, e.seq), '[]')
        from cases.event e join cases.case_file f on f.case_id = e.case_id left join known k on k.case_id = e.case_id
        where e.seq > coalesce(k.seq, 0)),
      'parents', (select coalesce(json_agg(json_build_object('parent', p.case_id, 'standing', p.standing,
        'actions', (select json_agg(e.action order by e.seq) from cases.event e where e.case_id = p.case_id)) order by p.case_id), '[]')
        from cases.parent_file p),
      'requests', (select coalesce(json_agg(json_build_object('caseId', case_id, 'id', request_id, 'action', action, 'header', header,
        'answeredSeq', answered_seq)), '[]') from cases.request),
      'said', (select coalesce(json_agg(s), '[]') from (
        select event, peer, 'outbox' as lies, null as verdict from exchange.outbox
        union all select event, peer, 'sealed', verdict from exchange.sealed
        union all select event, peer, 'parked', null from exchange.parked) s),
      'heard', (select coalesce(json_agg(json_build_object('event', event, 'source', source, 'sender', sender, 'verdict', verdict)), '[]') from exchange.inbox),
      'lists', (select json_agg(json_build_object('version', version, 'hash', hash) order by version) from identity.trust_list),
      'bodies', (select coalesce(json_agg(json_build_object('caseId', b.case_id, 'event', b.event_id, 'section', b.section)), '[]')
        from cases.body b join cases.case_file f on f.case_id = b.case_id)
    ) as look`)
  if (!row) throw new Error('a look shows nothing')
  return row.look
}
