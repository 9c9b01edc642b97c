import { type Mutant, one } from './mutant.ts'
import { mutantsOfTrust } from './of-trust.ts'

/** Bugs as they happen: a check forgotten, an order turned round, a row left out. */
export const mutants: readonly Mutant[] = [
  {
    name: 'no-batch-idempotency',
    bug: 'a batch that comes again is taken again',
    edits: [
      {
        file: 'server/src/exchange/receiving/receive.ts',
        find: '  if (before) return { receipt: await sameReceipt(env, before, known), sender: checked.sender }\n',
        put: '  void before\n',
      },
      {
        file: 'server/src/exchange/receiving/receive.ts',
        find: '  if (before) return sameReceipt(env, before, known)\n',
        put: '  void before\n',
      },
    ],
  },
  one(
    'receipt-before-commit',
    'the receipt is out before the commit, and stands when that fails',
    'server/src/exchange/receiving/receive.ts',
    'env.db.write(storing.opened.sender, (tx) => storeIn(env, tx, storing, manner))',
    `{
    let told: string | undefined
    const storeAndTell = async (tx: Tx) => (told = await storeIn(env, tx, storing, manner))
    return env.db.write(storing.opened.sender, storeAndTell).catch((error: unknown) => {
      if (told === undefined) throw error
      return told
    })
  }`,
  ),
  {
    name: 'sent-before-stored',
    bug: 'a batch is signed and sent before it is stored',
    edits: [
      {
        file: 'server/src/exchange/sending/seal.ts',
        find: '    await insertBatch(tx, env.me, batch, rows)\n',
        put: `    const node = env.trust().nodes.find(({ id }) => id === peer)
    if (node && batch.envelope !== null) await postBatch(env, node.address, batch.envelope, new AbortController().signal)
    await insertBatch(tx, env.me, batch, rows)
`,
      },
      {
        file: 'server/src/exchange/sending/seal.ts',
        find: 'import { insertBatch,',
        put: "import { postBatch } from './post.ts'\nimport { insertBatch,",
      },
    ],
  },
  one(
    'sealed-outside',
    'the outbox is emptied in a transaction of its own, before the batch is stored',
    'server/src/exchange/sending/seal.ts',
    '  const sealed = await env.db.write(env.me, async (tx) => {\n    const numbering = await lockNumbering(tx, peer)\n    const rows = await dueTo(env, tx, peer)\n',
    '  const taken = await env.db.write(env.me, async (tx) => {\n    const due = await dueTo(env, tx, peer)\n    await removeFromOutbox(tx, peer, due)\n    return due\n  })\n  const sealed = await env.db.write(env.me, async (tx) => {\n    const numbering = await lockNumbering(tx, peer)\n    const rows = taken\n',
  ),
  one(
    'no-holder-check',
    'a place writes although it does not hold the case',
    'protocol/src/case/step.ts',
    'if (place === standing.holder && !transfer)',
    'if (place === standing.holder || !transfer)',
  ),
  one(
    'giver-writes-on',
    'whoever gave the case out of hand writes on in it',
    'protocol/src/case/step.ts',
    'if (place === standing.holder && !transfer)',
    'if (place === standing.holder)',
  ),
  one(
    'everything-to-everybody',
    'content goes to every node of the case, whatever its right',
    'server/src/cases/writing/address.ts',
    'bodies.filter(({ section }) => rights.has(section))',
    'bodies.filter(() => rights.size >= 0)',
  ),
  one(
    'first-peer-only',
    'an event goes to the first other node of the case only',
    'server/src/cases/writing/address.ts',
    '  for (const to of others) {\n',
    '  for (const to of others.slice(0, 1)) {\n',
  ),
  one(
    'newcomer-without-history',
    'a node that comes in hears nothing of what was before',
    'server/src/cases/writing/address.ts',
    '    if (comesIn) parcels.push(',
    '    if (comesIn && others.length > 9) parcels.push(',
  ),
  one(
    'newcomer-not-asked',
    'a node that comes in is not told what is still asked of the case',
    'server/src/cases/custody/receive-event.ts',
    '  askNewcomers(env, writing, file.standing, open)\n',
    '  void askNewcomers\n',
  ),
  one(
    'birth-without-outbox',
    'a new case is stored and nobody is told',
    'server/src/cases/intake/new-cases.store.ts',
    'outboxRows(writings.flatMap(({ outbox }) => outbox))',
    'outboxRows(writings.flatMap(({ outbox }) => outbox.slice(1)))',
  ),
  one(
    'gap-taken-for-good',
    'an event that comes too early is called stored and forgotten',
    'server/src/cases/custody/receive-event.ts',
    "  if (header.seq > file.standing.seq + 1) return { verdict: 'waiting' }\n",
    "  if (header.seq > file.standing.seq + 1) return { verdict: 'stored' }\n",
  ),
  one(
    'answer-not-noted',
    'a request that an act of this node answers stays open',
    'server/src/cases/writing/save.ts',
    '  await markAnswered(tx, answeredIn(writings))\n',
    '  void [markAnswered, answeredIn]\n',
  ),
  one(
    'silence-not-heard',
    'acceptance by silence is never written',
    'server/src/cases/domain/next-act.ts',
    '  if (isDeemed(standing, around.today)) {\n',
    '  if (isDeemed(standing, around.today) && standing.seq > 99) {\n',
  ),
  one(
    'due-day-forgotten',
    'the day by which a notice is due is not moved on',
    'server/src/cases/case.store.ts',
    'const dues = cases.map(({ standing }) => duesOf(standing))\n  await tx.query(',
    'const dues = cases.map(({ standing }) => ({ ...duesOf(standing), notice: null }))\n  await tx.query(',
  ),
  one(
    'chain-without-link',
    'an audit entry does not hold the head before it',
    'server/src/platform/audit/append.ts',
    'head = sha256(s.head || sha256(convert_to(',
    'head = sha256(sha256(convert_to(',
  ),
  one(
    'retry-files-again',
    'a repeated application is a new one: its key is not kept',
    'server/src/cases/intake/new-cases.store.ts',
    '    answersCte(filed),\n',
    '',
  ),
  one(
    'receipt-lost',
    'a receipt is kept before it is known what it says of each event',
    'server/src/exchange/sending/send.ts',
    '    await writeVerdicts(\n',
    '    if (batch.number < 2) await writeVerdicts(\n',
  ),
  one(
    'pen-stays',
    'at takeOver the pen stays where it was',
    'protocol/src/case/effects.ts',
    '    holder: standing.transfer?.taker ?? standing.holder,\n',
    '    holder: standing.holder,\n',
  ),
  one(
    'stale-if-match',
    'a step is taken on a version that is no more',
    'server/src/cases/take-step.ts',
    '  if (versionOf(opened.writing.file) === seenVersion) return opened\n',
    '  if (versionOf(opened.writing.file) >= seenVersion) return opened\n',
  ),
  ...mutantsOfTrust,
  one(
    'whoever-asks-sees',
    'staff of any place of the node see every case',
    'server/src/cases/reading/access.ts',
    'return seeingDuties(file.standing, actor.duties).length > 0',
    'return actor.duties.length > 0',
  ),
  one(
    'child-not-told',
    'a parent never hears that a child has ended',
    'server/src/cases/custody/follow-up.ts',
    "  if (standing.state === 'closed' && standing.born.parent &&",
    "  if (standing.state === 'none' && standing.born.parent &&",
  ),
  {
    name: 'writer-not-asked',
    bug: 'it is not asked whether the writer of an event answers for its place',
    edits: [
      {
        file: 'server/src/exchange/receiving/arrived.ts',
        find: '?.id !== header.source)',
        put: '?.id === undefined)',
      },
      {
        file: 'server/src/cases/custody/receive-event.ts',
        find: "nodeOf(env.trust(), header.duty.place) === header.source ? undefined : 'wrongPlace'",
        put: "nodeOf(env.trust(), header.duty.place) ? undefined : 'wrongPlace'",
      },
    ],
  },
  one(
    'granted-again',
    'what is granted can be granted once more',
    'protocol/src/case/transitions.ts',
    "  grant: {\n    from: ['accepted'],\n",
    "  grant: {\n    from: ['accepted', 'granted'],\n",
  ),
  one(
    'handed-out',
    'a case goes to a region that never agreed to take it, and is taken there',
    'protocol/src/case/brought-in.ts',
    "return act.action === 'handOver' && node !==",
    "return act.action === 'submit' && node !==",
  ),
  one(
    'withdrawn-after-decision',
    'a case can be withdrawn after it was decided',
    'protocol/src/case/transitions.ts',
    '    from: beforeDecision,\n',
    '    from: fromReceivedOn,\n',
  ),
  one(
    'time-goes-back',
    'an event bears the time of its node even where the one before it is later',
    'protocol/src/case/time.ts',
    'previous !== undefined && previous > nodeTime ? previous : nodeTime',
    "previous === '' ? previous : nodeTime",
  ),
  one(
    'not-said-again',
    'what a peer has lost is not said to it again',
    'server/src/exchange/reconciling/say-again.ts',
    'if (known.hash === null || known.hash === hash) items.push(',
    'if (known.hash === null && hash === null) items.push(',
  ),
  one(
    'altered-not-named',
    'two headers under one id are no difference',
    'server/src/exchange/domain/differing.ts',
    "return ours === theirs ? undefined : 'altered'",
    'return undefined',
  ),
]
