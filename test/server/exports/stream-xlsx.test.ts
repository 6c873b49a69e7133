import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { Row, Sheet } from '../../../server/exports/sheet.ts'
import { XlsxStream } from '../../../server/exports/stream-xlsx.ts'
import { createXlsx } from '../../../server/exports/write-xlsx.ts'
import { sheetsOf } from '../../kit/file-scene.ts'
import { fixedSeed } from '../../kit/seed.ts'

const about = {
  title: 'About',
  rows: [['Centre', 'Ақмола']],
  columns: ['a', 'b'].map(id => ({ id, title: id, kind: 'text' as const })),
}

async function streamed(sheet: Sheet, pages: readonly (readonly Row[])[]): Promise<Buffer> {
  const book = await XlsxStream.begin(about, sheet)
  const parts = [book.take()]
  for (const page of pages) {
    book.add(page)
    parts.push(book.take())
  }
  book.end()
  return Buffer.concat([...parts, book.take()])
}

test('a workbook packed row by row has the same content as one written at once', async () => {
  const kinds = ['text', 'count', 'time', 'share', 'date', 'clock', 'label'] as const
  const typed: Readonly<Record<string, string>> = { date: '2026-11-27', clock: '09:05:30', label: '12' }
  // More columns than the 26 letters.
  const columns = Array.from({ length: 30 }, (_, n) => ({
    id: `c${n}`,
    title: `Баған ${n} <&>`,
    kind: kinds[n % kinds.length] ?? 'text',
  }))
  const texts = ['ӘҒҚҢӨҰҮҺІ әғқңөұүһі', '=1+1', '@"<&>\'', '-5', '', '😀', null]
  const pages = [0, 1, 2].map(page =>
    texts.map((text, at) =>
      columns.map(({ kind }, n) =>
        kind === 'text' ? text : (typed[kind] ?? (page + 1) * (at + 1) * (n + 1) * 1_000),
      ),
    ),
  )
  const sheet = { title: 'Талондар', columns }
  const [[front] = [], [name = '', rows] = []] = Object.entries(sheetsOf(await streamed(sheet, pages)))
  expect(front).toBe('About')
  expect(name).toBe('Талондар')

  const atOnce = sheetsOf(await createXlsx([{ ...sheet, rows: pages.flat() }]))
  expect(rows).toHaveLength(22)
  expect(rows).toEqual(atOnce.Талондар)
  // 27 November 2026, half past nine minus 24 min 30 s, window 12: all are numbers, which a spreadsheet can sort and subtract.
  expect(rows?.[1]?.slice(4, 7)).toEqual([46_353, (9 * 3_600 + 5 * 60 + 30) / 86_400, 12])
})

test('each page of rows is packed as it arrives, without waiting for the next', async () => {
  const columns = [{ id: 'n', title: 'n', kind: 'count' as const }]
  const book = await XlsxStream.begin(about, { title: 't', columns })
  book.take()
  let given = 0
  const numbers = fc.sample(fc.maxSafeNat(), { numRuns: 500, seed: fixedSeed })
  for (let page = 0; page < 40; page++) {
    book.add(numbers.map(number => [number - page]))
    given += book.take().length
  }
  expect(given).toBeGreaterThan(100_000)
})

test('a workbook without rows is valid', async () => {
  const columns = [{ id: 'n', title: 'Талон', kind: 'text' as const }]
  const content = await streamed({ title: 't', columns }, [])
  expect(Object.keys(unzipSync(content))).toContain('xl/worksheets/sheet2.xml')
  expect(sheetsOf(content)).toEqual({
    About: [
      ['a', 'b'],
      ['Centre', 'Ақмола'],
    ],
    t: [['Талон']],
  })
})
