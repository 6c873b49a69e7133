/** The parts of a printer that its commands control. */
export interface Mechanics {
  /** Called for each byte that is not a real-time command, as it is processed. */
  read(byte: number): void
  init(): void
  row(dots: Uint8Array): void
  feed(lines: number): void
  cut(): void
  processed(): void
  printed(id: string): void
  tellByItself(isOn: boolean): void
  /** The next bytes are a picture with this many rows; and its end. */
  beginPicture(rows: number): void
  endPicture(): void
  /** A command that this printer does not know; none of ours may be among them. */
  unknown(bytes: number[]): void
}

type Reading<T = void> = Generator<undefined, T, number>

/** The picture that `GS ( L` has stored: it stays until it is printed or the printer is reset. */
interface Store {
  kept?: { bytes: number; data: Uint8Array } | undefined
}

/** Parses a printer's bytes one by one (`next`). It never loses its state, like a real printer. */
export function* interpret(printer: Mechanics): Reading<never> {
  const store: Store = {}
  for (;;) {
    const byte = yield
    if (byte === 0x10) {
      yield* realTime()
      continue
    }
    printer.read(byte)
    if (byte === 0x1b) yield* single(printer, store)
    else if (byte === 0x1d) yield* group(printer, store)
    else if (byte !== 0) printer.unknown([byte])
  }
}

function* next(printer: Mechanics): Reading<number> {
  const byte = yield
  printer.read(byte)
  return byte
}

function* many(printer: Mechanics, count: number): Reading<Uint8Array> {
  const bytes = new Uint8Array(count)
  // Without a generator for each byte, which takes most of a long picture's time.
  for (let at = 0; at < count; at++) {
    const byte = yield
    printer.read(byte)
    bytes[at] = byte
  }
  return bytes
}

/** Two bytes, the lower one first. */
function* word(printer: Mechanics): Reading<number> {
  const low = yield* next(printer)
  return low + ((yield* next(printer)) << 8)
}

/** Was obeyed when it arrived, so it is skipped here. */
function* realTime(): Reading {
  const second = yield
  const third = yield
  if (second !== 0x14) return
  const rest = third === 8 ? 7 : 2
  for (let at = 0; at < rest; at++) yield
}

function* single(printer: Mechanics, store: Store): Reading {
  const second = yield* next(printer)
  if (second === 0x40) {
    store.kept = undefined
    printer.init()
  } else if (second === 0x64) printer.feed(yield* next(printer))
  else printer.unknown([0x1b, second])
}

function* group(printer: Mechanics, store: Store): Reading {
  const second = yield* next(printer)
  switch (second) {
    case 0x76: {
      const [kind, mode] = yield* many(printer, 2)
      if (kind !== 0x30 || mode !== 0) printer.unknown([0x1d, 0x76, kind ?? 0, mode ?? 0])
      const bytes = yield* word(printer)
      const rows = yield* word(printer)
      printer.beginPicture(rows)
      for (let row = 0; row < rows; row++) printer.row(yield* many(printer, bytes))
      printer.endPicture()
      return
    }
    case 0x28:
      return yield* extended(printer, store)
    case 0x56:
      if ((yield* next(printer)) >= 65) yield* next(printer)
      return printer.cut()
    case 0x61:
      return printer.tellByItself((yield* next(printer)) !== 0)
    case 0x72:
      yield* next(printer)
      return printer.processed()
    default:
      printer.unknown([0x1d, second])
  }
}

function* extended(printer: Mechanics, store: Store): Reading {
  const letter = yield* next(printer)
  const length = yield* word(printer)
  if (letter === 0x48) {
    const said = Buffer.from(yield* many(printer, length))
    if (said.subarray(0, 2).toString('latin1') === '00') printer.printed(said.subarray(2).toString('latin1'))
    return
  }
  const [family, what] = yield* many(printer, 2)
  if (letter !== 0x4c || family !== 48) return printer.unknown([0x1d, 0x28, letter, family ?? 0])
  if (what === 50) {
    const { kept } = store
    store.kept = undefined
    for (let at = 0; kept && at < kept.data.length; at += kept.bytes)
      printer.row(kept.data.subarray(at, at + kept.bytes))
    return
  }
  const [tone, across, down, colour] = yield* many(printer, 4)
  if (what !== 112 || tone !== 48 || across !== 1 || down !== 1 || colour !== 49)
    printer.unknown([0x1d, 0x28, 0x4c, what ?? 0])
  const bytes = Math.ceil((yield* word(printer)) / 8)
  const rows = yield* word(printer)
  printer.beginPicture(rows)
  const data = yield* many(printer, length - 10)
  printer.endPicture()
  if (data.length === bytes * rows) store.kept = { bytes, data }
  else printer.unknown([0x1d, 0x28, 0x4c, data.length])
}
