import { createHash } from 'node:crypto'
import PDFDocument from 'pdfkit'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type FileProblem,
  fileAddress,
  type KeptFile,
  maxFileBytes,
  maxFilePages,
  pageAddress,
} from '../../../../shared/catalogue/files.ts'
import type { CatalogueDocument } from '../../../../shared/contract/catalogue.ts'
import { type BrowserLike, requestId } from '../../../kit/browser-like.ts'
import { startNode, type TestNode } from '../../../kit/node.ts'
import { startRedis, type TestRedis } from '../../../kit/redis.ts'
import { makeAdministrator, makePerson, signIn } from '../../../kit/staff.ts'

let redis: TestRedis
let node: TestNode
let administrator: BrowserLike
let manager: BrowserLike

beforeAll(async () => {
  redis = await startRedis()
  node = await startNode(redis)
  await makeAdministrator(redis, node.prefix, 'admin')
  administrator = await signIn(node.url, 'admin')
  manager = (await makePerson(administrator, 'manager', 'manager')).browser
})
afterAll(async () => {
  await node?.stop()
  await redis?.stop()
})

/** @returns a PDF with this many pages. */
async function pdfOf(pages: number, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const document = new PDFDocument(options)
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  for (let page = 1; page <= pages; page++) {
    if (page > 1) document.addPage()
    document.text(`page ${page}`)
  }
  document.end()
  await new Promise(resolve => document.on('end', resolve))
  return Buffer.concat(chunks)
}

const pngOf = (side: number) => PNG.sync.write(new PNG({ width: side, height: side }))
const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

const add = (bytes: Buffer, by = administrator, id: string = requestId()) =>
  fetch(`${node.url}/api/catalogue-files/${id}`, {
    method: 'PUT',
    headers: { Origin: node.url, Cookie: by.cookie },
    body: new Uint8Array(bytes),
  })

test('a form is kept as it is, and its pages are pictures that browsers keep for good', async () => {
  const pdf = await pdfOf(2)
  const digest = digestOf(pdf)

  const added = await add(pdf)

  const kept: KeptFile = { digest, type: 'application/pdf', bytes: pdf.length, pages: 2 }
  expect(await added.json()).toEqual({ ok: true, reply: kept })
  const file = await fetch(node.url + fileAddress(digest))
  expect(Buffer.from(await file.arrayBuffer()).equals(pdf)).toBe(true)
  expect(file.headers.get('content-type')).toBe('application/pdf')
  expect(file.headers.get('cache-control')).toContain('immutable')
  const page = await fetch(node.url + pageAddress(digest, 2))
  expect(page.headers.get('content-type')).toBe('image/png')
  const { width, height } = PNG.sync.read(Buffer.from(await page.arrayBuffer()))
  expect(Math.max(width, height)).toBe(1_920)
  expect((await fetch(node.url + pageAddress(digest, 3))).status).toBe(404)
})

test('a picture is its own only page', async () => {
  const png = pngOf(20)
  const digest = digestOf(png)

  await add(png)

  const page = await fetch(node.url + pageAddress(digest, 1))
  expect(Buffer.from(await page.arrayBuffer()).equals(png)).toBe(true)
})

test('the same file twice, and a repeated request, are one file', async () => {
  const pdf = await pdfOf(3)
  const id = requestId()

  const answers = [await add(pdf, administrator, id), await add(pdf, administrator, id), await add(pdf)]

  const replies = await Promise.all(answers.map(answer => answer.text()))
  expect(new Set(replies).size).toBe(1)
})

test.each<[string, FileProblem, () => Promise<Buffer> | Buffer]>([
  ['an empty file', 'empty', () => Buffer.alloc(0)],
  ['a file that is no PDF, whatever its name says', 'wrong-type', () => Buffer.from('MZ this is a program')],
  ['a PDF that was cut in half', 'broken', async () => (await pdfOf(2)).subarray(0, 400)],
  ['a PDF of nothing but its first word', 'broken', () => Buffer.from('%PDF-1.7')],
  ['a picture that was cut in half', 'broken', () => pngOf(300).subarray(0, 60)],
  ['a PDF with a password', 'locked', () => pdfOf(1, { userPassword: 'secret' })],
  ['a PDF with too many pages', 'too-many-pages', () => pdfOf(maxFilePages + 1)],
  ['a file that is too large', 'too-large', () => Buffer.alloc(maxFileBytes + 1, '%PDF-')],
])('%s is refused as %s', async (_, problem, make) => {
  const answer = await add(await make())

  expect(await answer.json()).toEqual({ ok: false, error: { code: 'BAD_FILE', detail: { problem } } })
})

test('who may not change the catalogue adds no file', async () => {
  const answer = await add(pngOf(30), manager)

  expect(answer.status).toBe(403)
  expect((await fetch(node.url + fileAddress(digestOf(pngOf(30))))).status).toBe(404)
})

test('a service names only files that are there', async () => {
  const pdf = await pdfOf(4)
  const { catalogue } = await administrator.must<CatalogueDocument>('GET', '/api/catalogue/document')
  const [before] = catalogue.services
  const title = { kk: 'Өтініш', ru: 'Заявление', en: 'Application' }
  const file = {
    id: 'application',
    kind: 'form',
    title,
    digest: digestOf(pdf),
    type: 'application/pdf',
    bytes: pdf.length,
    pages: 4,
  }
  const save = () =>
    administrator.ask('PUT', `/api/catalogue/services/${before?.id}`, {
      requestId: requestId(),
      before,
      after: { ...before, files: [file] },
    })

  const early = await save()
  await add(pdf)
  const late = await save()

  const path = `services.${before?.id}.files.application`
  expect(early).toMatchObject({
    ok: false,
    error: { code: 'BAD_CATALOGUE', detail: { path, problem: 'file-missing' } },
  })
  expect(late.ok).toBe(true)
})
