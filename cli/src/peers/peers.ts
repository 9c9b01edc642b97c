import type { Command } from 'commander'
import { examples } from '../examples.ts'
import type { Io, Run } from '../outcome.ts'
import type { OperatorOptions, ReconcileOptions, ResolveOptions } from './acts.ts'

// Loaded only when asked for: most commands need none of it.
const acts = () => import('./acts.ts')

/** `tongban peers …`: how the exchange with each node stands, and what waits for an operator. */
export function addPeers(program: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  const peers = program
    .command('peers')
    .description(zh ? '与各节点的交换情况（运维）' : 'how the exchange with each node stands (operator)')
  withNode(peers.command('list'), io)
    .description(zh ? '各节点：待发、失败原因、搁置、时钟差、对账' : 'each node: what waits, why it fails, clock, reconciliation')
    .addHelpText('after', examples(io.lang, ['tongban peers list', 'tongban peers list --json']))
    .action(run(async (options: OperatorOptions) => (await acts()).listPeers(io, options)))
  withNode(peers.command('show'), io)
    .description(zh ? '一个节点的详情：搁置项、差异、近日对账' : 'one node: parked items, differences, the last reconciliations')
    .argument('<peer>', peerHelp(zh))
    .addHelpText('after', examples(io.lang, ['tongban peers show 510000']))
    .action(run(async (peer: string, options: OperatorOptions) => (await acts()).showPeer(io, peer, options)))
  withNode(peers.command('resume'), io)
    .description(zh ? '把搁置项及其后的内容重新发出' : 'send a parked item again, and what waits behind it')
    .argument('<id>', zh ? '搁置项标识（见 peers show）' : 'id of the parked item (see peers show)')
    .addHelpText('after', examples(io.lang, ['tongban peers resume 019cb1a2-3400-7000-8000-000000000001']))
    .action(run(async (id: string, options: OperatorOptions) => (await acts()).resumeParked(io, id, options)))
  withNode(peers.command('resolve'), io)
    .description(zh ? '关闭一项搁置的差异，写明查明了什么、做了什么' : 'close a parked difference, with what was found and done')
    .argument('<peer>', peerHelp(zh))
    .argument('<event>', zh ? '事件标识（见 peers show）' : 'id of the event (see peers show)')
    .requiredOption('--reason <text>', zh ? '查明的情况和处理办法，不写个人信息' : 'what was found and done; nothing personal')
    .addHelpText(
      'after',
      examples(io.lang, ['tongban peers resolve 510000 019cb1a2-3400-7000-8000-00000000000a --reason "对方已从备份更正"']),
    )
    .action(
      run(async (peer: string, event: string, options: ResolveOptions) =>
        (await acts()).resolveDifference(io, { peer, event }, options),
      ),
    )
}

/** `tongban reconcile PEER --day D`: compares a day with a node at once (protocol.md, Reconciliation). */
export function addReconcile(program: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  withNode(program.command('reconcile'), io)
    .description(
      zh
        ? '与一个节点对账：逐一指出缺失或被改的事件，能修复的修复（运维）'
        : 'compare a day with a node: name what is missing or altered, repair what can be (operator)',
    )
    .argument('<peer>', peerHelp(zh))
    .requiredOption('--day <date>', zh ? '哪一天，如 2026-11-24（北京时间）' : 'which day, such as 2026-11-24 (China time)')
    .addHelpText(
      'after',
      examples(io.lang, ['tongban reconcile 510000 --day 2026-11-24', 'tongban reconcile 510000 --day 2026-11-24 --json']),
    )
    .action(run(async (peer: string, options: ReconcileOptions) => (await acts()).reconcileDay(io, peer, options)))
}

const peerHelp = (zh: boolean) => (zh ? '节点编号或其六位区划代码' : 'URN of the node, or its six-digit division')

const withNode = (command: Command, { lang }: Io): Command =>
  command
    .option('--node <url>', lang === 'zh' ? '本方节点的地址' : 'address of our own node')
    .option(
      '--data <dir>',
      lang === 'zh' ? '节点的数据目录，其中有运维令牌，默认 .tongban' : 'data folder of the node, .tongban by default',
      '.tongban',
    )
    .option('--json', lang === 'zh' ? '输出 JSON' : 'print JSON')
