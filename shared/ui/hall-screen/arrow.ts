import { svg, type TemplateResult } from 'lit'
import type { Arrow } from '../../domain/displays.ts'

/** Degrees by which an arrow to the right is rotated. */
const turns: Readonly<Record<Arrow, number>> = {
  right: 0,
  'down-right': 45,
  down: 90,
  'down-left': 135,
  left: 180,
  'up-left': 225,
  up: 270,
  'up-right': 315,
}

/** Renders the arrow between a number and its window, with the height and colour of the letters beside it. */
export function arrow(direction: Arrow = 'right'): TemplateResult<2> {
  // A rotated arrow needs the room of a circle.
  const viewBox = direction === 'right' ? '0 0 120 100' : '0 -8 116 116'
  return svg`
    <svg viewBox=${viewBox} fill="none" stroke="currentColor" stroke-width="15" aria-hidden="true" data-arrow=${direction}>
      <path d="M6 50 H108 M70 10 L110 50 L70 90" transform="rotate(${turns[direction]} 58 50)" />
    </svg>
  `
}
