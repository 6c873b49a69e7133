import { strFromU8, unzipSync } from 'fflate'
import { expect } from 'vitest'
import type { Database } from '../../server/archive/database.ts'
import { Exports } from '../../server/exports/exports.ts'
import { countRows, type FileMaker } from '../../server/exports/make-file.ts'
import { readReport } from '../../server/reports/read-report.ts'
import { tableNames } from '../../server/reports/table-names.ts'
import type { ExportJob } from '../../shared/contract/archive-report.ts'
import type { ExportRequest } from '../../shared/contract/archive-requests.ts'
import { silent } from './archive.ts'
import { order, orderSettings } from './order.ts'
import { until } from './until.ts'

export const me = 'manager:m1'
export const centres = ['akmola']
export const month = { centre: 'akmola', from: '2026-09-01', to: '2026-09-30' }
export const people = { 'akmola-1': 'Әбдіғалиева Ғазиза Қөңүрұһі' }

const opened: Exports[] = []

/** Ends everything that was opened; call it between tests. */
export async function stopAll(): Promise<void> {
  for (const exports of opened.splice(0)) await exports.stop()
}

/** Opens a node's exports over a database. @param change overrides what they are made of */
export function open(
  found: Database | (() => Database | undefined),
  change: Partial<FileMaker> = {},
): Exports {
  const database = typeof found === 'function' ? found : () => found
  const maker: FileMaker = {
    database,
    report: async (asked, of) => {
      const db = database()
      if (!db) throw new Error('there is none')
      return { ...(await readReport(db, asked, of, orderSettings(), order)), titles: {}, people }
    },
    names: locale => tableNames(locale, undefined, order),
    titles: async () => ({}),
    zoneOf: () => 'Asia/Almaty',
    people: async () => people,
    now: Date.now,
    countRows,
    ...change,
  }
  const exports = new Exports({ database, maker, now: Date.now, log: silent })
  opened.push(exports)
  return exports
}

export async function begin(exports: Exports, asked: Partial<ExportRequest>, by = me): Promise<ExportJob> {
  const answer = await exports.begin(by, { ...month, kind: 'tables-xlsx', lang: 'kk', ...asked }, centres)
  if ('refusal' in answer) throw new Error(answer.refusal.code)
  return answer.job
}

export async function finished(exports: Exports, { id }: ExportJob, by = me): Promise<ExportJob> {
  let job: ExportJob | undefined
  await until('the file is ready', async () => {
    job = await exports.find(by, id)
    return job?.state !== 'running'
  })
  if (!job) throw new Error('it is gone')
  return job
}

async function contentOf(exports: Exports, job: ExportJob): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of exports.content(job)) parts.push(part)
  return Buffer.concat(parts)
}

/** Requests a file and waits for it. */
export async function fileOf(exports: Exports, asked: Partial<ExportRequest>): Promise<[ExportJob, Buffer]> {
  const job = await finished(exports, await begin(exports, asked))
  expect(job).toMatchObject({ state: 'done', error: null })
  const content = await contentOf(exports, job)
  expect(content).toHaveLength(job.bytes)
  return [job, content]
}

/** @returns a workbook's sheets as rows of cell contents */
export function sheetsOf(content: Buffer): Record<string, (string | number)[][]> {
  const files = unzipSync(content)
  const xml = (path: string) => strFromU8(files[path] ?? new Uint8Array())
  const plain = (text: string) =>
    text.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')
  const shared = [...xml('xl/sharedStrings.xml').matchAll(/<si>.*?<t[^>]*>(.*?)<\/t>.*?<\/si>/gs)].map(
    ([, text = '']) => plain(text),
  )
  const names = [...xml('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = '']) =>
    plain(name),
  )
  return Object.fromEntries(
    names.map((name, at) => {
      const rows = [...xml(`xl/worksheets/sheet${at + 1}.xml`).matchAll(/<row [^>]*>(.*?)<\/row>/gs)]
      const cells = rows.map(([, row = '']) =>
        [...row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, how = '', inside = '']) => {
          const value = /<v>(.*?)<\/v>/s.exec(inside)?.[1] ?? /<t[^>]*>(.*?)<\/t>/s.exec(inside)?.[1] ?? ''
          if (how.includes('t="s"')) return shared[Number(value)] ?? ''
          return how.includes('t="inlineStr"') ? plain(value) : value === '' ? '' : Number(value)
        }),
      )
      return [name, cells]
    }),
  )
}
