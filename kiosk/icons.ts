import { svg, type TemplateResult } from 'lit'

const draw = (path: string): TemplateResult => svg`<svg
  viewBox="0 0 24 24" width="1em" height="1em" aria-hidden="true" fill="none" stroke="currentColor"
  stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"><path d=${path}></path></svg>`

export const icons = {
  back: draw('M15 5l-7 7 7 7'),
  onward: draw('M9 5l7 7-7 7'),
  search: draw('M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM15.5 15.5L20 20'),
  erase: draw('M9 5h11v14H9l-6-7zM12 9.5l5 5M17 9.5l-5 5'),
  closed: draw('M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18zM12 7v5l3.5 2'),
} as const
