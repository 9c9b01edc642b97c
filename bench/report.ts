import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'

/** One figure: what was measured, the bare limit measured beside it, and what the ratio should be. */
export interface Figure {
  readonly name: string
  readonly unit: string
  readonly ours: number
  readonly bare?: number
  readonly against?: string
  /** The ratio, or the figure itself where there is no bare limit, should be at least, or at most, this. */
  readonly atLeast?: number
  readonly atMost?: number
  /** What was not found where there is no bare limit but should be one. */
  readonly missing?: string
  /** What else was measured in the same run, by name and unit. */
  readonly beside?: Readonly<Record<string, number>>
}

/** Prints the figure for people and keeps it as JSON. Nothing here fails: it only says. */
export async function report(figure: Figure): Promise<void> {
  const { name, unit, ours, bare, against, atLeast, atMost, missing } = figure
  const ratio = bare === undefined ? undefined : ours / bare
  const judged = ratio ?? (missing ? undefined : ours)
  const met =
    judged === undefined ? undefined : (atLeast === undefined || judged >= atLeast) && (atMost === undefined || judged <= atMost)
  const aims = atLeast !== undefined || atMost !== undefined
  const also = Object.entries(figure.beside ?? {}).map(([what, value]) => `; ${what} ${value.toFixed(1)}`)
  const target = atLeast === undefined ? (atMost === undefined ? '' : ` (aim ≤ ${atMost})`) : ` (aim ≥ ${atLeast})`
  const beside =
    bare === undefined
      ? missing
        ? ` skipped: ${missing} not found`
        : ''
      : ` ÷ ${bare.toFixed(1)} (${against}) = ${ratio?.toFixed(2)}`
  console.log(
    `${name}: ${ours.toFixed(1)} ${unit}${beside}${target}${aims && met !== undefined ? (met ? '  ✓' : '  ✗') : ''}${also.join('')}`,
  )
  await mkdir(new URL('./results/', import.meta.url), { recursive: true })
  const kept = { ...figure, ratio, met, cores: availableParallelism(), node: process.version, at: new Date().toISOString() }
  await writeFile(new URL(`./results/${name}.json`, import.meta.url), `${JSON.stringify(kept, null, 2)}\n`)
}
