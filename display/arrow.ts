import { svg, type TemplateResult } from 'lit'

/** The arrow between a number and its window; as high as the letters beside it, in their colour. */
export const arrow: TemplateResult<2> = svg`
  <svg viewBox="0 0 120 100" fill="none" stroke="currentColor" stroke-width="15" aria-hidden="true">
    <path d="M6 50 H108 M70 10 L110 50 L70 90" />
  </svg>
`
