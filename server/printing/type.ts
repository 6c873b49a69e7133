import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import opentype from 'opentype.js'

/**
 * Letters as outlines. What is measured is then exactly what is drawn, by whatever draws it, with no font loaded there.
 * Golos Text has all letters of Kazakh and stays readable in one bit.
 */
function load(file: string) {
  const path = createRequire(import.meta.url).resolve(`@expo-google-fonts/golos-text/${file}`)
  const { buffer, byteOffset, byteLength } = readFileSync(path)
  return opentype.parse(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer)
}

/** No regular weight: its thin strokes break up in one bit. */
const fonts = {
  medium: load('500Medium/GolosText_500Medium.ttf'),
  bold: load('700Bold/GolosText_700Bold.ttf'),
}
export type Weight = keyof typeof fonts

/** A tenth of a dot is finer than anybody sees. */
const perDot = 10

/** @returns how far a text reaches from its left end, in dots. */
export function widthOf(text: string, weight: Weight, size: number): number {
  return fonts[weight].getAdvanceWidth(text, size)
}

/**
 * @returns the outline of a text, as the data of an SVG path whose baseline begins at (x, y). Not by the library's own
 * `toPathData`: it writes "79.7" and "-0.04" as "79.70" (tried), and a line of text ends there.
 */
export function outline(text: string, weight: Weight, size: number, x: number, y: number): string {
  const round = (value: number) => Math.round(value * perDot) / perDot
  return fonts[weight]
    .getPath(text, x, y, size)
    .commands.map(({ type, ...points }) => {
      // The control point of a curve stands before its end.
      const { x1, y1, x, y } = points
      return type + [x1, y1, x, y].flatMap(value => (value === undefined ? [] : round(value))).join(' ')
    })
    .join('')
}

/** @returns the box of a text's ink around the beginning of its baseline, in dots. */
export function inkOf(text: string, weight: Weight, size: number) {
  return fonts[weight].getPath(text, 0, 0, size).getBoundingBox()
}

/** @returns the text in lines of at most `width` dots: broken at blanks, and within a word only where it has to be. */
export function wrap(text: string, weight: Weight, size: number, width: number): string[] {
  const lines: string[] = []
  let line = ''
  const fits = (candidate: string) => widthOf(candidate, weight, size) <= width
  for (const word of text.split(/[ \n\t]+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = ''
    for (const letter of word) {
      if (line !== '' && !fits(line + letter)) {
        lines.push(line)
        line = ''
      }
      line += letter
    }
  }
  return line === '' ? lines : [...lines, line]
}
