import { html, type TemplateResult } from 'lit'

/** Icons beside words, never instead of them. Their shapes differ, so that nobody depends on colours. */
const shapes = {
  /** An octagon: an error. */
  bad: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z M7.2 4h1.6v5H7.2z M7.2 10.4h1.6V12H7.2z',
  /** A triangle: a warning. */
  warn: 'M8 1l7.5 14H.5z M7.2 5.5h1.6v5H7.2z M7.2 11.7h1.6v1.6H7.2z',
  /** A circle: all is well. */
  good: 'M8 .8a7.2 7.2 0 1 0 0 14.4A7.2 7.2 0 0 0 8 .8z M6.9 11.4L3.6 8.2l1.2-1.2 2.1 2.1 4.4-4.4 1.2 1.2z',
  /** Two bars: a break. */
  paused: 'M3 2h3.5v12H3z M9.5 2H13v12H9.5z',
  /** A bar: closed. */
  closed: 'M1 6h14v4H1z',
  /** An empty chair's outline: nobody there. */
  away: 'M8 .8a7.2 7.2 0 1 0 0 14.4A7.2 7.2 0 0 0 8 .8z M8 2.8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 8 2.8z',
} as const
export type IconName = keyof typeof shapes

/** @returns an icon in the colour of its text. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path d=${shapes[name]} fill="currentColor" fill-rule="evenodd"></path>
  </svg>`
}
