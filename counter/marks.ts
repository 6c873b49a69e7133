import { html, type TemplateResult } from 'lit'
import type { WaitLevel } from './waits.ts'

/** How a wait stands, by shape: seen without colour, and passed over by a screen reader, which has the words. */
export function levelMark(level: WaitLevel): TemplateResult {
  const shape = { none: '–', within: '●', approaching: '▲', breached: '■' }[level]
  return html`<span aria-hidden="true">${shape}</span>`
}
