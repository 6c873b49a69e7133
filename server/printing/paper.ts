import qrcode from 'qrcode'
import type { Locale } from '../../shared/domain/locale.ts'
import { cleanText } from '../../shared/domain/text.ts'
import { maxLogoHeight, pngUrl, readLogo, toDots } from './logo.ts'
import { drawable, setLine, type TextLine, type Weight, wrap } from './type.ts'

/** Height of a line of text, in heights of its letters. */
const lineHeight = 1.25
/** Dots, 2.25 mm: printers have eight dots per millimetre. */
export const gap = 18
/** Dots. Printers leave a margin of their own; this one is for those that are set up slightly askew. */
export const margin = 6
/** Dots: digits of 22 mm are read at arm's length. Larger ones would only lengthen the ticket. */
const maxNumberHeight = 250
const rule = 2
/** Dots per module of the QR code. Any telephone reads 0.75 mm, a good one 0.375 mm. */
const maxModule = 6
const minModule = 3
/** Modules of white around the code, as the standard demands. */
const quiet = 4
/** Bytes. A longer text would need a code of 9 cm, or one too fine for most telephones. */
const maxCodeBytes = 300
/** Share of a line's height kept free at the sides: some letters reach beyond their advance width. */
const overhang = 1 / 8

/** Stacks pieces one below the other, each centred and within the margins. */
export class Paper {
  readonly #width: number
  readonly #locale: Locale
  readonly #pieces: string[] = []
  #y = gap

  /** @param width of the paper in dots */
  constructor(width: number, locale: Locale) {
    this.#width = width
    this.#locale = locale
  }

  get #inner(): number {
    return this.#width - 2 * margin
  }

  skip(dots: number): void {
    this.#y += dots
  }

  text(text: string, weight: Weight, size: number): void {
    for (const words of wrap(drawable(text, weight), weight, size, this.#inner - size * overhang)) {
      const line = setLine(words, weight, size)
      this.#letters(words, line.outline, [this.#leftOf(line), this.#y + size])
      this.#y += size * lineHeight
    }
  }

  /** Draws the ticket's number as large as the paper allows, measured by its ink. */
  number(number: string): void {
    const { ink: one } = setLine(number, 'bold', 1_000)
    const size = Math.min(maxNumberHeight, (this.#inner / (one.x2 - one.x1)) * 1_000)
    const { ink, outline } = setLine(number, 'bold', size)
    const x = (this.#width - (ink.x2 - ink.x1)) / 2 - ink.x1
    this.skip(gap)
    this.#letters(number, outline, [x, this.#y - ink.y1])
    this.skip(ink.y2 - ink.y1 + gap)
  }

  rule(): void {
    this.skip(gap / 2)
    const y = Math.round(this.#y)
    const right = this.#width - margin
    this.#pieces.push(`<path d="M${margin} ${y}H${right}V${y + rule}H${margin}Z"/>`)
    this.skip(rule + gap / 2)
  }

  /** Draws a logo dot by dot. Draws nothing if the picture can't be read. */
  logo(image: string): void {
    const picture = readLogo(image)
    if (typeof picture === 'string') return
    const dots = toDots(picture, this.#inner, maxLogoHeight)
    const { width, height } = dots
    const at = `x="${Math.round((this.#width - width) / 2)}" y="${Math.round(this.#y)}"`
    // The logo is drawn at its own size on whole dots, so nothing is smoothed.
    const rendering = 'image-rendering="optimizeSpeed"'
    this.#pieces.push(
      `<image ${at} width="${width}" height="${height}" ${rendering} href="${pngUrl(dots)}"/>`,
    )
    this.skip(height + gap)
  }

  /**
   * Draws a QR code on whole dots: a blurred edge would be a wrong one in one bit.
   *
   * @returns false when the paper is too narrow for it; then nothing is drawn
   */
  code(text: string): boolean {
    if (Buffer.byteLength(text) > maxCodeBytes) return false
    const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' })
    const { size } = modules
    const module = Math.min(maxModule, Math.floor(this.#width / (size + 2 * quiet)))
    if (module < minModule) return false
    const left = Math.round((this.#width - size * module) / 2)
    const top = Math.round(this.#y) + quiet * module
    let d = ''
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        if (!modules.get(row, column)) continue
        d += `M${left + column * module} ${top + row * module}h${module}v${module}h-${module}z`
      }
    }
    this.#letters(text, d)
    this.#y = top + (size + quiet) * module
    return true
  }

  svg(): string {
    const height = Math.ceil(this.#y)
    const size = `width="${this.#width}" height="${height}" viewBox="0 0 ${this.#width} ${height}"`
    const white = `<path fill="#fff" d="M0 0H${this.#width}V${height}H0Z"/>`
    return `<svg xmlns="http://www.w3.org/2000/svg" ${size} lang="${this.#locale}">${white}${this.#pieces.join('')}</svg>`
  }

  /** @returns the left end of a centred line, moved so that all its ink is within the margins */
  #leftOf({ width, ink }: TextLine): number {
    const x = (this.#width - width) / 2
    return Math.max(margin - ink.x1, Math.min(x, this.#width - margin - ink.x2))
  }

  /** Adds outlines. Their label serves readers that can't see them. */
  #letters(label: string, d: string, [x, y] = [0, 0]): void {
    const at = `transform="translate(${x.toFixed(1)} ${y.toFixed(1)})"`
    this.#pieces.push(`<path aria-label="${escaped(label)}" d="${d}" ${at}/>`)
  }
}

function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' }
  // Control characters are not allowed in XML.
  return cleanText(text).replace(/[&<"]/g, character => entities[character] ?? '')
}
