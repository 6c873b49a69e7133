import { html, type TemplateResult } from 'lit'
import type { WaitLevel } from './waits.ts'

/** Renders the level of a wait as a shape, for people who do not see colours. Screen readers skip it and read the words. */
export function levelMark(level: WaitLevel): TemplateResult {
  const shape = { none: '–', within: '●', approaching: '▲', breached: '■' }[level]
  return html`<span aria-hidden="true">${shape}</span>`
}
