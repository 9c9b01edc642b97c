import { evidenceMarks } from '@tongban/protocol/version/version'
import type { SideLine } from '../finding/item.store.ts'
import { html, type Markup } from './markup.ts'
import { evidenceWords, noteWords } from './words.ts'

/** What service guides were seen to say of the item at other places: notes, each with its mark and source. */
export function notesOf(notes: readonly SideLine[]): Markup | null {
  if (notes.length === 0) return null
  return html`<section aria-labelledby="notes"><h2 id="notes">各地指南怎么说 <span lang="en">What guides say elsewhere</span></h2>
<p>以下是读到的指南摘录，可能已过期，彼此也有出入；办理以办理地发布的为准。 <span lang="en">Excerpts; they may be out of date and contradict each other.</span></p>
${notes.map(noteOf)}</section>`
}

/** Shown in its heading, so not again below it. */
const inHeading = new Set(['place', 'placeCode', 'evidence'])

function noteOf({ place, evidence, data }: SideLine): Markup {
  const mark = evidenceMarks.find((known) => known === evidence) ?? 'unknown'
  const { zh, en } = evidenceWords[mark]
  const members = typeof data === 'object' && data !== null ? Object.entries(data) : []
  const said = members.filter(([name]) => !inHeading.has(name))
  return html`<div class="note"><h3>${place} <span class="mark">${zh} <span lang="en">${en}</span></span></h3>
<dl>${said.map(([name, value]) => html`<dt>${noteWords[name] ?? name}</dt><dd>${saidOf(value)}</dd>`)}</dl></div>`
}

function saidOf(value: unknown): Markup {
  if (value === null || value === '') return html`<span class="unknown">未知 <span lang="en">not known</span></span>`
  if (value === true) return html`是 <span lang="en">yes</span>`
  if (value === false) return html`否 <span lang="en">no</span>`
  if (Array.isArray(value))
    return value.length === 0
      ? html`无 <span lang="en">none</span>`
      : html`<ul>${value.map((one) => html`<li>${saidOf(one)}</li>`)}</ul>`
  if (typeof value !== 'object') return html`${String(value)}`
  return html`${Object.entries(value).map(([name, one], at) => html`${at > 0 ? '；' : ''}${memberName(name)}${saidOf(one)}`)}`
}

/** A material is told by its name; its other members are named. */
const memberName = (name: string): string | null => (name === 'name' ? null : `${memberWords[name] ?? name}：`)

const memberWords: Readonly<Record<string, string>> = {
  form: '形式',
  required: '何时要',
  evidence: '可信程度',
  electronicCertAvailable: '有电子证照',
  copies: '份数',
}
