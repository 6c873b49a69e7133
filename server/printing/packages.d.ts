/** Types for packages that bring none: only what printing uses of them. */

declare module 'opentype.js' {
  interface Box {
    x1: number
    y1: number
    x2: number
    y2: number
  }
  /** Outlines in TrueType are quadratic: one control point, written before the end. */
  export interface PathCommand {
    type: 'M' | 'L' | 'Q' | 'Z'
    x1?: number
    y1?: number
    x?: number
    y?: number
  }
  interface Path {
    commands: PathCommand[]
    getBoundingBox(): Box
  }
  interface Font {
    getPath(text: string, x: number, y: number, size: number): Path
    /** 0: the font has no such character. */
    charToGlyphIndex(sign: string): number
    getAdvanceWidth(text: string, size: number): number
  }
  const opentype: { parse(buffer: ArrayBuffer): Font }
  export default opentype
}

declare module 'qrcode' {
  interface Code {
    modules: { size: number; get(row: number, column: number): number | boolean }
  }
  const qrcode: { create(text: string, options: { errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' }): Code }
  export default qrcode
}

declare module 'escpos/commands.js' {
  const commands: {
    HARDWARE: { HW_INIT: string }
    GSV0_FORMAT: { GSV0_NORMAL: string }
    PAPER: { PAPER_CUT_B: string }
  }
  export default commands
}
