import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import opentype, { type PathCommand } from 'opentype.js'
import { cleanText } from '../../shared/domain/text.ts'

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

/** A text in its letters' outlines, its baseline beginning at (0, 0); in dots. */
export interface Line {
  /** How far it reaches from its left end. */
  width: number
  /** The box of its ink: some letters reach out over the room that they take. */
  ink: { x1: number; y1: number; x2: number; y2: number }
  /** The data of an SVG path. */
  outline: string
}

/**
 * Fitting letters costs more than all else on a ticket, and tickets mostly say the same: texts and words are remembered.
 * So many are a few megabytes.
 */
const mostKnown = 400
const lines = new Map<string, Line>()
const widths = new Map<string, number>()

/** @returns the signs of a text that the font can't draw, each once. */
export function signsWithoutGlyph(text: string, weight: Weight = 'medium'): string[] {
  const signs = new Set(cleanText(text).replace(/\s/g, ''))
  return [...signs].filter(sign => !hasGlyph(sign, weight))
}

/** @returns a text as paper can show it. A sign that the font can't draw is left out: it would be an empty box. */
export function drawable(text: string, weight: Weight): string {
  const signs = [...cleanText(text)]
  return signs.filter(sign => /\s/.test(sign) || hasGlyph(sign, weight)).join('')
}

function hasGlyph(sign: string, weight: Weight): boolean {
  return fonts[weight].charToGlyphIndex(sign) > 0
}

/** @returns a text at a size in dots. */
export function setLine(text: string, weight: Weight, size: number): Line {
  return remembered(lines, `${weight} ${size} ${text}`, () => {
    const path = fonts[weight].getPath(text, 0, 0, size)
    const width = fonts[weight].getAdvanceWidth(text, size)
    return { width, ink: path.getBoundingBox(), outline: toData(path.commands) }
  })
}

/** Not by the library's own `toPathData`: it writes "79.7" and "-0.04" as "79.70" (tried), and a line of text ends there. */
function toData(commands: readonly PathCommand[]): string {
  const round = (value: number) => Math.round(value * perDot) / perDot
  let data = ''
  for (const { type, x1, y1, x, y } of commands) {
    data += type
    // The control point of a curve stands before its end.
    if (x1 !== undefined && y1 !== undefined) data += `${round(x1)} ${round(y1)} `
    if (x !== undefined && y !== undefined) data += `${round(x)} ${round(y)}`
  }
  return data
}

/** @returns the text in lines of at most `width` dots: broken at blanks, and within a word only where it has to be. */
export function wrap(text: string, weight: Weight, size: number, width: number): string[] {
  const lines: string[] = []
  const space = widthOf(' ', weight, size)
  let line = ''
  let used = 0
  const end = () => {
    if (line !== '') lines.push(line)
    line = ''
    used = 0
  }
  for (const word of text.split(/[ \n\t]+/).filter(Boolean)) {
    const room = widthOf(word, weight, size)
    if (line !== '' && used + space + room <= width) {
      line += ` ${word}`
      used += space + room
      continue
    }
    end()
    if (room <= width) {
      line = word
      used = room
      continue
    }
    for (const letter of word) {
      const more = widthOf(letter, weight, size)
      if (used + more > width) end()
      line += letter
      used += more
    }
  }
  end()
  return lines
}

/** @returns how far a word reaches from its left end. */
function widthOf(word: string, weight: Weight, size: number): number {
  return remembered(widths, `${weight} ${size} ${word}`, () => fonts[weight].getAdvanceWidth(word, size))
}

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  const before = known.get(key)
  if (before !== undefined) return before
  // Once in a long time everything is fitted anew.
  if (known.size >= mostKnown) known.clear()
  const made = make()
  known.set(key, made)
  return made
}
