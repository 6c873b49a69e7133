import { type Bitmap, rowBytes } from '../../../server/printing/bitmap.ts'

/** What has come out between two cuts. */
export interface Piece {
  /** The dots of its pictures, without feeds. */
  bitmap: Bitmap
  /** Lines of feed. */
  feeds: number
  isCut: boolean
}

/** The paper below the head. */
export class Paper {
  /** All pieces; the last one is still in the printer unless it was cut. */
  readonly pieces: Piece[] = []
  readonly #rows = new Map<Piece, Uint8Array[]>()

  row(dots: Uint8Array): void {
    const piece = this.#piece()
    const rows = this.#rows.get(piece) ?? []
    rows.push(dots)
    this.#rows.set(piece, rows)
    const bytes = Math.max(...[rows[0], dots].map(row => row?.length ?? 0))
    piece.bitmap.width = bytes * 8
    piece.bitmap.height = rows.length
  }

  feed(lines: number): void {
    this.#piece().feeds += lines
  }

  cut(): void {
    this.#piece().isCut = true
  }

  #piece(): Piece {
    const last = this.pieces.at(-1)
    if (last && !last.isCut) return last
    const rows = this.#rows
    const piece: Piece = {
      bitmap: {
        width: 0,
        height: 0,
        get data() {
          return Buffer.concat(rows.get(piece) ?? [])
        },
      },
      feeds: 0,
      isCut: false,
    }
    this.pieces.push(piece)
    return piece
  }
}

/** @returns the dots that differ between two pictures, as `x,y` */
export function differences(one: Bitmap, other: Bitmap): string[] {
  if (rowBytes(one.width) !== rowBytes(other.width) || one.height !== other.height) return ['size']
  const bytes = rowBytes(one.width)
  return [...one.data].flatMap((byte, at) => {
    const differing = byte ^ (other.data[at] ?? 0)
    return [0, 1, 2, 3, 4, 5, 6, 7].flatMap(bit =>
      differing & (0x80 >> bit) ? [`${(at % bytes) * 8 + bit},${Math.floor(at / bytes)}`] : [],
    )
  })
}
