import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import opentype, { type PathCommand } from 'opentype.js'
import { cleanText } from '../../shared/domain/text.ts'

/**
 * Loads a font, to draw letters as outlines. So measuring equals drawing, and the program that draws needs no font.
 * Golos Text has all letters of Kazakh and stays readable in one bit.
 */
function load(file: string) {
  const path = createRequire(import.meta.url).resolve(`@expo-google-fonts/golos-text/${file}`)
  const { buffer, byteOffset, byteLength } = readFileSync(path)
  return opentype.parse(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer)
}

/** There is no regular weight: its thin strokes break up in one bit. */
const fonts = {
  medium: load('500Medium/GolosText_500Medium.ttf'),
  bold: load('700Bold/GolosText_700Bold.ttf'),
}
export type Weight = keyof typeof fonts

/** Steps per dot to which outlines are rounded. A tenth of a dot is invisible. */
const perDot = 10

/** A line of text as outlines, in dots; its baseline begins at (0, 0). */
export interface TextLine {
  /** Advance width. */
  width: number
  /** The box of the ink: some letters reach beyond their advance width. */
  ink: { x1: number; y1: number; x2: number; y2: number }
  /** Data of an SVG path. */
  outline: string
}

/**
 * Entries per cache, a few megabytes. Fitting text is the largest cost of a ticket, and most tickets have the same
 * texts.
 */
const maxRemembered = 400
const lines = new Map<string, TextLine>()
const widths = new Map<string, number>()

/** @returns the characters of a text that the font can't draw, each once */
export function signsWithoutGlyph(text: string, weight: Weight = 'medium'): string[] {
  const signs = new Set(cleanText(text).replace(/\s/g, ''))
  return [...signs].filter(sign => !hasGlyph(sign, weight))
}

/** @returns a text without the characters that the font can't draw: they would be empty boxes */
export function drawable(text: string, weight: Weight): string {
  const signs = [...cleanText(text)]
  return signs.filter(sign => /\s/.test(sign) || hasGlyph(sign, weight)).join('')
}

function hasGlyph(sign: string, weight: Weight): boolean {
  return fonts[weight].charToGlyphIndex(sign) > 0
}

/** @returns one line of text, laid out at a size in dots. */
export function setLine(text: string, weight: Weight, size: number): TextLine {
  return remembered(lines, `${weight} ${size} ${text}`, () => {
    const path = fonts[weight].getPath(text, 0, 0, size)
    const width = fonts[weight].getAdvanceWidth(text, size)
    return { width, ink: path.getBoundingBox(), outline: toData(path.commands) }
  })
}

/**
 * Makes the data of an SVG path. The library's `toPathData` writes "79.7" and "-0.04" as "79.70" (tried), which
 * breaks the line.
 */
function toData(commands: readonly PathCommand[]): string {
  const round = (value: number) => Math.round(value * perDot) / perDot
  let data = ''
  for (const { type, x1, y1, x, y } of commands) {
    data += type
    // The control point of a curve comes before its end.
    if (x1 !== undefined && y1 !== undefined) data += `${round(x1)} ${round(y1)} `
    if (x !== undefined && y !== undefined) data += `${round(x)} ${round(y)}`
  }
  return data
}

/** @returns a text as lines of at most `width` dots, broken at blanks, and within a word only if the word is too long. */
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

/** @returns a word's advance width in dots */
function widthOf(word: string, weight: Weight, size: number): number {
  return remembered(widths, `${weight} ${size} ${word}`, () => fonts[weight].getAdvanceWidth(word, size))
}

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  const before = known.get(key)
  if (before !== undefined) return before
  // All texts are fitted again after this, which is rare.
  if (known.size >= maxRemembered) known.clear()
  const made = make()
  known.set(key, made)
  return made
}
