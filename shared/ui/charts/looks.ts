/** Colours and patterns of charts. Each colour has a contrast of at least 3:1 to white and a pattern of its own. */

export const ground = '#ffffff'
export const ink = '#0e1b2c'
export const quietInk = '#3a4a5f'
export const gridLine = '#c3ccd8'
export const edge = '#66758a'

/** The colours of Okabe and Ito that are dark enough: blue, vermilion, bluish green, reddish purple, and near-black. */
export const colours = {
  blue: '#0072b2',
  vermilion: '#d55e00',
  green: '#007d5a',
  purple: '#a8527f',
  black: '#3b4652',
} as const

/** Viridis from its light end to its dark one: it stays in order for every kind of colour blindness, and in grey. */
export const heat = ['#fde725', '#90d743', '#35b779', '#21918c', '#31688e', '#443983', '#440154'] as const

export const font = "'Golos Text Variable', system-ui, sans-serif"

/** Patterns over a colour: stripes, dots, a grid. */
export const decals = {
  /** No pattern: tells one colour apart from those with patterns. */
  plain: { symbol: 'rect', color: 'rgba(0,0,0,0)' },
  rising: {
    symbol: 'rect',
    dashArrayX: [1, 0],
    dashArrayY: [2, 5],
    rotation: -Math.PI / 4,
    color: 'rgba(255,255,255,0.55)',
  },
  falling: {
    symbol: 'rect',
    dashArrayX: [1, 0],
    dashArrayY: [2, 4],
    rotation: Math.PI / 4,
    color: 'rgba(255,255,255,0.7)',
  },
  dots: {
    symbol: 'circle',
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [6, 0],
    color: 'rgba(255,255,255,0.75)',
  },
  upright: { symbol: 'rect', dashArrayX: [2, 4], dashArrayY: [1, 0], color: 'rgba(255,255,255,0.75)' },
} as const

/** @returns the contrast of two colours, `#rrggbb`, 1 to 21, as WCAG defines it. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** @returns the colour of a share, 0 to 1, of the heat scale, as the chart blends it. */
export function heatColour(share: number): string {
  const place = Math.min(Math.max(share, 0), 1) * (heat.length - 1)
  const at = Math.min(Math.floor(place), heat.length - 2)
  const [from, to] = [heat[at] ?? '#000000', heat[at + 1] ?? '#000000']
  const parts = [1, 3, 5].map(i => {
    const [a, b] = [from, to].map(colour => Number.parseInt(colour.slice(i, i + 2), 16))
    return Math.round((a ?? 0) + ((b ?? 0) - (a ?? 0)) * (place - at))
  })
  return `#${parts.map(part => part.toString(16).padStart(2, '0')).join('')}`
}

/** @returns black or white, whichever is read better on a colour. */
export function inkOn(colour: string): string {
  return contrast(colour, ink) >= contrast(colour, ground) ? ink : ground
}
