import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { settings as settingsRows, undigested, waits } from '../../server/archive/schema.ts'
import { FileThread } from '../../server/exports/file-thread.ts'
import type { FileRequest } from '../../server/exports/sheet.ts'
import { toBitmap } from '../../server/printing/bitmap.ts'
import { layoutTicket } from '../../server/printing/layout-ticket.ts'
import { settingsArgs } from '../../server/queue/rules.ts'
import { daySettingOf } from '../../shared/calendar/day-setting.ts'
import { writtenText } from '../../shared/contract/text.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { cleanText } from '../../shared/domain/text.ts'
import { archiveAll, databaseKinds, streamOf, TestDatabases } from '../kit/archive.ts'
import { sheetsOf } from '../kit/file-scene.ts'
import { openHall, type TestHall } from '../kit/hall.ts'
import { order } from '../kit/order.ts'
import { startRedis, type TestClient, type TestRedis } from '../kit/redis.ts'
import { fixedSeed } from '../kit/seed.ts'
import { issue, manager, must, sit } from '../kit/steps.ts'

const run = promisify(execFile)
const queue = 'housing-register.submission'

/** Characters that cause harm somewhere: in Lua's JSON, in a database's JSON, in XML, in spreadsheets, to readers. */
const harmful = fc.constantFrom(
  '\0',
  '\u0001',
  '\u001F',
  '\x7F',
  '\x85',
  '\uD800',
  '\uDFFF',
  '\uFFFE',
  '\uFFFF',
  '\u{1FFFE}',
  '\u{10FFFF}',
  '\u202E',
  '\u2066',
  '\u200B',
  '\u00AD',
  '\uFEFF',
  '\u2028',
  '\n',
  '\t',
  '\\u0000',
  '\\ud800',
  '\\',
  '"',
  "'",
  '<',
  '&',
  ']]>',
  '=1+1',
  '@',
  '-',
  ';',
  ',',
  'И\u0306',
  'Ұ',
  '😀',
  ' ',
)
const anyText = fc
  .array(fc.oneof({ arbitrary: harmful, weight: 3 }, fc.string({ unit: 'binary', maxLength: 4 })), {
    maxLength: 8,
  })
  .map(parts => parts.join(''))

/** The texts are the same in each run, so that a failure can be repeated. */
const samples = fc.sample(anyText, { numRuns: 400, seed: fixedSeed })
/** The texts as the schema of texts cleans them. */
const accepted = samples.flatMap(text => writtenText(200).safeParse(text).data ?? []).slice(0, 80)
/** The texts as an older version without the schema stored them: as sent, cut to a length. */
const stored = samples.filter(text => cleanText(text) !== text && text.trim() !== '').slice(0, 80)
const texts = [...accepted, ...stored]
/** The texts that Lua's JSON accepts: no version could store a document with a lone surrogate. */
const inDocuments = texts.filter(text => !/\p{Cs}/u.test(text))

let redis: TestRedis
let client: TestClient
let hall: TestHall
/** The reason text of each call, by ticket. */
const words = new Map<string, string>()
const databases = new TestDatabases()

const three = (text: string) => ({ kk: text, ru: text, en: text })
const titles = (settings: CentreSettings) => settings.entitlements.map(({ title }) => title.ru)

beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
  hall = await openHall(client, settings => ({ ...settings, maxWaiting: 1_000 }))
  const seat = await sit(hall, '1', [queue])
  // Scripts store texts unchecked, as older versions passed them.
  for (const word of texts) {
    const ticket = await issue(hall, queue)
    const at = { counter: seat.counter, session: seat.session, ticket }
    await must(hall, 'call-ticket', seat.by, { ...at, word })
    await must(hall, 'start', seat.by, at)
    await must(hall, 'finish', seat.by, at)
    words.set(ticket, word)
  }
  const { settings } = await hall.view()
  const entitlements = inDocuments.map((text, at) => ({ id: `e${at}`, title: three(text) }))
  await must(
    hall,
    'update-settings',
    manager,
    settingsArgs(1, { ...settings, version: 2, entitlements }, order),
  )
  await must(hall, 'set-day', manager, {
    target: '20991126',
    setting: JSON.stringify({ mode: 'closed', notice: three(inDocuments.join('|')) }),
  })
})
afterAll(async () => {
  await databases.stop()
  await redis.stop()
})

test('there are enough texts of either kind', () => {
  expect(accepted.length).toBe(80)
  expect(stored.length).toBe(80)
})

test('screens get every text clean, and the accepted ones as they were', async () => {
  const view = JSON.parse(JSON.stringify(await hall.view())) as Awaited<ReturnType<TestHall['view']>>
  for (const [ticket, word] of words) expect(view.tickets[ticket]?.word).toBe(cleanText(word))
  expect(titles(view.settings)).toEqual(inDocuments.map(cleanText))
  expect(daySettingOf(view.days, '20991126')?.notice?.kk).toBe(cleanText(inDocuments.join('|')))
  for (const text of accepted) expect(cleanText(text)).toBe(text)
})

describe.each(databaseKinds)('the archive in %s', kind => {
  test('holds every text, and everything behind it', async () => {
    const db = await databases.open(kind)
    await archiveAll(db, hall.centre, await streamOf(client, hall), { batch: 50 })
    const rows = await db.select().from(waits)
    for (const [ticket, word] of words)
      expect(rows.find(row => row.ticket === ticket)?.word, JSON.stringify(word)).toBe(cleanText(word))
    const versions = await db.select().from(settingsRows)
    expect(titles(versions.at(-1)?.body as CentreSettings)).toEqual(inDocuments.map(cleanText))
    expect(await db.select().from(undigested)).toEqual([])
  })
})

describe('files', () => {
  const columns = [
    { id: 'n', title: 'n', kind: 'count' as const },
    { id: 'word', title: 'Word', kind: 'text' as const },
  ]
  const rows = texts.map((text, at) => [at, text])
  const clean = texts.map(cleanText)

  async function fileOf(requests: readonly FileRequest[]): Promise<Buffer> {
    const thread = new FileThread()
    try {
      const parts: Uint8Array[] = []
      for (const request of requests) parts.push(await thread.send(request))
      return Buffer.concat(parts)
    } finally {
      await thread.close()
    }
  }

  test.each(['xlsx', 'long-xlsx'] as const)('a workbook (%s) holds every text', async begin => {
    const book = await fileOf([
      {
        begin,
        about: { title: 'About', columns, rows: [] },
        sheets: [{ title: 'Words', columns }],
        locale: 'ru',
      },
      { sheet: 0, rows },
      { end: true },
    ])
    const cells = sheetsOf(book).Words ?? []
    // The library that writes short workbooks drops replacement characters.
    const replaced = (text: string) => (begin === 'xlsx' ? text.replaceAll('\uFFFD', '') : text)
    expect(cells.slice(1).map(([, cell = '']) => cell)).toEqual(clean.map(replaced))
  })

  test('a table for other programs holds every text', async () => {
    const file = await fileOf([
      { begin: 'csv', sheets: [{ title: 'Words', columns }], locale: 'ru' },
      { sheet: 0, rows },
      { end: true },
    ])
    const text = file.toString()
    expect(Buffer.from(text).equals(file)).toBe(true)

    const cells = text
      .split('\n')
      .slice(1, -1)
      .map(line => line.replace(/^\d+;/, ''))
    const plain = cells.map(cell => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell))
    // A text that a spreadsheet would read as a formula gets an apostrophe in front.
    expect(plain.map((cell, at) => (cell === clean[at] ? cell : cell.slice(1)))).toEqual(clean)
  })

  test('a month on paper holds every text that its letters can show', async () => {
    const shown = ['Қызмет\0', 'a\uFFFEb', '\u202EИ\u0306од', ...texts]
    const month: FileRequest = {
      month: {
        place: shown.join(' '),
        month: 'May',
        made: 'now',
        indicator: '',
        note: '',
        tiles: [],
        days: { title: 'Days', bars: [] },
        tables: [{ title: 'Words', columns, rows: shown.map((text, at) => [at, text]) }],
        locale: 'ru',
      },
    }
    const folder = await mkdtemp(join(tmpdir(), 'kezek-text-'))
    try {
      const path = join(folder, 'month.pdf')
      await writeFile(path, await fileOf([month]))
      const { stdout } = await run('pdftotext', ['-layout', path, '-'])
      expect(stdout).toContain('Қызмет')
      expect(stdout).toContain('Йод')
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

test('a ticket is drawn with every text', async () => {
  for (const text of texts) {
    const content = {
      locale: 'ru' as const,
      centre: text,
      service: text,
      purpose: 'submission' as const,
      number: 'A001',
      at: 0,
      zone: 'Asia/Almaty',
      places: [text],
    }
    const blocks = [
      { kind: 'number' as const },
      { kind: 'service' as const },
      { kind: 'zone' as const },
      { kind: 'text' as const, text: three(text), size: 'body' as const },
    ]
    const bitmap = await toBitmap(layoutTicket(content, blocks, 576))
    expect(bitmap.height, JSON.stringify(text)).toBeGreaterThan(100)
  }
})
