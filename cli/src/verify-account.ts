import type { CaseReport, ParentReport, Report, StepReport } from '@tongban/protocol/verify/verify'
import type { Lang } from './language.ts'
import { table } from './terminal.ts'
import { accountWords, sectionWords } from './verify-words.ts'
import { actionWords, modeWords, roleWords, stateWords, wordFor } from './words.ts'

/** The story of a verified log for people, heading by heading; a heading that has nothing to say is left out. */
export function accountOf(report: Report, lang: Lang): string[] {
  return report.kind === 'case' ? caseAccount(report, lang) : parentAccount(report, lang)
}

function caseAccount(report: CaseReport, lang: Lang): string[] {
  const word = accountWords[lang]
  const name = report.itemName ? (lang === 'en' ? (report.itemName.en ?? report.itemName.zh) : report.itemName.zh) : report.item
  const number = report.officialNumber === null ? [] : [`${word.number} ${report.officialNumber}`]
  return [
    [
      `${word.case} ${report.case}`,
      name,
      wordFor(modeWords, report.mode, lang),
      wordFor(stateWords, report.state, lang),
      ...number,
    ].join(' · '),
    ...exported(report, lang),
    ...under(word.custody, table(report.custody.map((period) => custodyRow(period, lang)))),
    ...under(word.steps, table(report.steps.map((step) => stepRow(step, lang)))),
    ...under(word.limits, limits(report, lang)),
    ...under(word.handOvers, table(report.handOvers.map((one) => handOverRow(one, lang)))),
    ...under(word.breaches, table(report.breaches.map((one) => breachRow(one, lang)))),
    ...under(
      word.open,
      table(report.openRequests.map(({ action, place, madeAt, id }) => [wordFor(actionWords, action, lang), place, madeAt, id])),
    ),
    ...gaps(report, lang),
  ]
}

function parentAccount(report: ParentReport, lang: Lang): string[] {
  const word = accountWords[lang]
  return [
    `${word.parent} ${report.case} · ${report.place} · ${report.closed ? word.closed : word.running}`,
    ...exported(report, lang),
    ...under(word.children, table(Object.entries(report.children).map(([child, end]) => [child, word.childEnds[end]]))),
    ...under(word.steps, table(report.steps.map((step) => stepRow(step, lang)))),
    ...gaps(report, lang),
  ]
}

const under = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [heading, ...lines.map((line) => `  ${line}`)]

function exported({ node, at, seq, founders }: Report, lang: Lang): string[] {
  const word = accountWords[lang]
  const said = word.exported.replace('{node}', node).replace('{at}', at).replace('{n}', String(seq))
  if (founders.pinned) return [said, word.pinned]
  return [
    said,
    ...under(word.notPinned, table(founders.fingerprints.map(({ authority, fingerprint }) => [authority, fingerprint]))),
  ]
}

function custodyRow({ place, fromDay, untilDay, days }: CaseReport['custody'][number], lang: Lang): string[] {
  const word = accountWords[lang]
  return [`${fromDay} – ${untilDay ?? word.now}`, place, word.days.replace('{n}', String(days))]
}

function stepRow(step: StepReport, lang: Lang): string[] {
  const word = accountWords[lang]
  const action = wordFor({ ...actionWords, ...word.parentActs }, step.action, lang)
  const asked = step.request
    ? word.askedBy.replace('{place}', step.request.place).replace('{role}', wordFor(roleWords, step.request.role, lang))
    : ''
  const verdict = step.receipt.state === 'receipted' && step.receipt.verdict === 'refused' ? word.refusedThere : ''
  return [String(step.seq), step.day, step.place, wordFor(roleWords, step.role, lang), `${action}${asked}${verdict}`]
}

function limits({ clocks }: CaseReport, lang: Lang): string[] {
  const word = accountWords[lang]
  if (!clocks) return []
  const sentences = (['notice', 'decision', 'delivery'] as const).flatMap((name) => {
    const clock = clocks[name]
    if (!clock) return []
    const due = word.due.replace('{day}', clock.due ?? word.openPause).replace('{state}', word.clockStates[clock.state])
    return [`${word.clockNames[name]}${word.colon}${due}`, ...(clock.why ? [`  ${clock.why[lang]}`] : [])]
  })
  return clocks.provisional ? [...sentences, word.provisional] : sentences
}

function handOverRow(one: CaseReport['handOvers'][number], lang: Lang): string[] {
  const word = accountWords[lang]
  const limit = word.limit.replace('{n}', String(one.limit)).replace('{day}', one.due)
  const arrived = one.arrived === null ? word.notArrived : word.arrived.replace('{day}', one.arrived)
  const answered = one.answered ? `${wordFor(actionWords, one.answered.by, lang)} ${one.answered.day}` : word.unanswered
  return [
    `${one.seq}`,
    `${one.giver} → ${one.taker}`,
    one.papers ? word.withPapers : word.withoutPapers,
    limit,
    arrived,
    answered,
  ]
}

function breachRow({ what, place, due, met }: CaseReport['breaches'][number], lang: Lang): string[] {
  const word = accountWords[lang]
  return [
    word.duties[what],
    place,
    word.wasDue.replace('{day}', due),
    met === null ? word.neverMet : word.metOn.replace('{day}', met),
  ]
}

/** What the reader does not have: content he may not see, and receipts that were not there at the time of the export. */
function gaps({ steps }: Report, lang: Lang): string[] {
  const word = accountWords[lang]
  const withheld = steps.flatMap((step) =>
    step.withheld.length === 0
      ? []
      : [[String(step.seq), step.withheld.map((section) => wordFor(sectionWords, section, lang)).join(word.comma)]],
  )
  const notYet = steps.filter(({ receipt }) => receipt.state === 'notYet').map(({ seq }) => seq)
  return [
    ...under(word.withheld, table(withheld)),
    ...(notYet.length === 0 ? [] : [`${word.notReceipted}${word.colon}${notYet.join(word.comma)}`]),
  ]
}
