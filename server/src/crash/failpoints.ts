/** Every failpoint of the server, and the moment at which the process dies there. */
export const failpoints = {
  'migrate.written': 'inside a migration: its schema is made, but neither noted nor committed',
  'files.writing': 'inside a file write: a part of it is on the disk',
  'files.written': 'a file is whole on the disk and has no name yet',
  'cases.beforeFiling': 'a new case is ready, and not stored',
  'cases.afterFiling': 'a new case is stored, and its receipt not given',
  'cases.beforeAct': 'inside the transaction of an act, before its event is written',
  'cases.afterAct': 'inside the transaction of an act, after its event is written',
  'db.beforeCommit': 'a transaction is complete and not committed',
  'db.afterCommit': 'a transaction is committed, and nobody told',
  'exchange.beforeSeal': 'a batch is chosen and numbered, and not stored',
  'exchange.afterSeal': 'a batch is stored, and not sent',
  'exchange.afterSend': 'a batch is received by the peer, and its receipt not read',
  'exchange.afterReceipt': 'a receipt is stored, and nothing done about it',
  'exchange.afterStore': 'a batch of the peer is stored, and the peer has no receipt',
} as const

export type Failpoint = keyof typeof failpoints

/** One crash: at the first pass of a failpoint, or at that about one actor, act or kind of batch. */
export interface Drill {
  readonly point: Failpoint
  readonly about?: string
  readonly pass?: number
}

/** As `TONGBAN_FAILPOINT` wants it. */
export const settingOf = ({ point, about, pass = 1 }: Drill): string => `${point}${about ? `[${about}]` : ''}:${pass}`

const peer = { sichuan: 'urn:tongban:node:510000', chongqing: 'urn:tongban:node:500000' } as const
const clerk = 'staff-500103-window-clerk'
const examiner = 'staff-511602-gongan-examiner'
const events = 'events'

/**
 * The crashes of either node, in the order in which its cases come by, so that a few cases pass them all: in Chongqing a relay case, in
 * Sichuan one filed at home, and then the relay case, whose files it is fetching when it dies inside a file. The committed act is the
 * takeOver itself: the pen has moved and nobody knows.
 */
export const drills = {
  chongqing: [
    { point: 'migrate.written', pass: 3 },
    { point: 'files.writing' },
    { point: 'files.written' },
    { point: 'cases.beforeFiling' },
    { point: 'cases.afterFiling' },
    { point: 'db.beforeCommit', about: clerk },
    { point: 'exchange.beforeSeal', about: events },
    { point: 'exchange.afterSeal', about: events },
    { point: 'exchange.afterSend', about: events },
    { point: 'exchange.afterReceipt', about: events },
    { point: 'exchange.afterStore', about: events },
    { point: 'db.beforeCommit', about: peer.sichuan },
    { point: 'cases.beforeAct', about: 'takeOver' },
    { point: 'cases.afterAct', about: 'takeOver' },
    { point: 'db.afterCommit', about: clerk },
  ],
  sichuan: [
    { point: 'migrate.written', pass: 5 },
    { point: 'cases.beforeFiling' },
    { point: 'cases.afterFiling' },
    { point: 'exchange.afterStore', about: events },
    { point: 'files.writing' },
    { point: 'files.written' },
    { point: 'cases.beforeAct', about: 'takeOver' },
    { point: 'cases.afterAct', about: 'takeOver' },
    { point: 'db.afterCommit', about: examiner },
    { point: 'db.beforeCommit', about: examiner },
    { point: 'exchange.beforeSeal', about: events },
    { point: 'exchange.afterSeal', about: events },
    { point: 'exchange.afterSend', about: events },
    { point: 'db.beforeCommit', about: peer.chongqing },
    { point: 'exchange.afterReceipt', about: events },
  ],
} as const satisfies Readonly<Record<'chongqing' | 'sichuan', readonly Drill[]>>
