import { type Report, type Verdict, verifyFaults } from '@tongban/protocol/verify/verify'
import type { ProofReport, ProofVerdict } from '@tongban/protocol/verify/verify-proof'
import { happened } from '../../cases/words.ts'
import { element, type Said, say, table } from './draw.ts'

const holds: Said = [
  '核验通过：签名、收录、链条、内容和每一步的合法性都成立',
  'The log holds: signatures, inclusion, chain, content and the lawfulness of each step',
]
const proven: Said = [
  '核验通过：这一事件确由该节点签名写入，内容未改；这份证明不涉及它之后的事件',
  'The proof holds: the node signed this event and its content is unchanged; it says nothing of later events',
]
const broken: Said = ['核验不通过', 'The log does not hold']
const unpinned: Said = [
  '没有核对创始机构：请用别的途径比对下列指纹',
  'The founding authorities were not compared: do so by another way, by these fingerprints',
]

/** The verdict as it is shown: whether it holds and the account, or the first fault and where it stands. */
export function drawVerdict(verdict: Verdict | ProofVerdict): Node[] {
  if (!verdict.ok) {
    const { code, why, seq, event, at } = verdict.fault
    const { zh, en } = verifyFaults[code]
    const where = [seq === undefined ? undefined : say([`第 ${seq} 个事件`, `event ${seq}`]), event, at].filter(
      (one) => one !== undefined,
    )
    return [
      element(
        'div',
        { className: 'note bad' },
        element('h2', {}, `✗ ${say(broken)}`),
        element('p', {}, say([zh, en])),
        element('p', { className: 'hint' }, [code, why, ...where].join(' · ')),
      ),
    ]
  }
  const { report } = verdict
  const good = element('div', { className: 'note ok' }, element('h2', {}, `✓ ${say(report.kind === 'event' ? proven : holds)}`))
  return [good, ...founders(report), ...(report.kind === 'event' ? ofEvent(report) : ofLog(report))]
}

function founders({ founders: { pinned, fingerprints } }: Report | ProofReport): Node[] {
  if (pinned) return []
  const lines = fingerprints.map(({ authority, fingerprint }) => element('li', {}, `${authority}: ${fingerprint}`))
  return [element('div', { className: 'note warn' }, element('p', {}, say(unpinned)), element('ul', {}, ...lines))]
}

function ofLog(report: Report): Node[] {
  const name = report.kind === 'case' ? (report.itemName?.zh ?? report.item) : report.case
  const steps = report.steps.map(({ seq, day, place, action }) => [String(seq), day, place, stepName(action)])
  const late = report.kind === 'case' ? report.breaches.map(({ place, due, met }) => [place, due, met ?? '–']) : []
  return [
    element('h2', { lang: 'zh-CN' }, name),
    element(
      'p',
      {},
      say([
        `由 ${report.node} 于 ${report.at} 导出，共 ${report.seq} 个事件`,
        `Exported by ${report.node} at ${report.at}, ${report.seq} events`,
      ]),
    ),
    table(
      [
        ['序号', 'No.'],
        ['日子', 'Day'],
        ['地方', 'Place'],
        ['发生了什么', 'What happened'],
      ],
      steps,
    ),
    ...(late.length === 0
      ? []
      : [
          element('h2', {}, say(['日志可证的逾期', 'Breaches the log proves'])),
          table(
            [
              ['地方', 'Place'],
              ['限', 'Due'],
              ['完成', 'Done'],
            ],
            late,
          ),
        ]),
  ]
}

function ofEvent({ type, case: caseId, place, time, batch }: ProofReport): Node[] {
  return [
    table(
      [
        ['项目', 'What'],
        ['内容', 'Content'],
      ],
      [
        [say(['事件', 'Event']), type],
        [say(['办件', 'Case']), caseId],
        [say(['地方', 'Place']), place],
        [say(['时间', 'Time']), time],
        [say(['签名的节点', 'Signed by']), `${batch.from} · ${batch.suite}`],
      ],
    ),
  ]
}

const stepName = (action: string): string =>
  Object.hasOwn(happened, action) ? say(happened[action as keyof typeof happened]) : action
