import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { afterEach, expect, test, vi } from 'vitest'
import { toBitmap, toPng } from '../../../server/printing/bitmap.ts'
import { DrawingBusyError, NotDrawnError, RenderThread } from '../../../server/printing/draw.ts'
import { layoutTicket, type TicketPicture } from '../../../server/printing/layout-ticket.ts'
import { defaultTicket } from '../../../shared/domain/paper.ts'

const ticket = (number = 'A042'): TicketPicture => ({
  content: {
    locale: 'kk',
    centre: 'Ақмола облысы',
    service: 'Тұрғын үй',
    purpose: 'submission',
    number,
    at: Date.UTC(2026, 10, 25, 5, 4),
    zone: 'Asia/Almaty',
  },
  blocks: defaultTicket,
  width: 384,
})
/** The settings' schema refuses such a zone; here it makes a ticket that can't be drawn. */
const broken: TicketPicture = { ...ticket(), content: { ...ticket().content, zone: 'Nowhere/Land' } }
const drawn = ({ content, blocks, width }: TicketPicture) => toBitmap(layoutTicket(content, blocks, width))

let drawing = new RenderThread()
afterEach(async () => {
  await drawing.close()
  drawing = new RenderThread()
})

test('the thread draws the same as this process, as dots and as a PNG', async () => {
  const here = await drawn(ticket())
  expect(await drawing.bitmap(ticket())).toEqual(here)
  expect(Buffer.from(await drawing.png(ticket())).equals(toPng(here))).toBe(true)
})

test('many tickets at once are each drawn as their own', async () => {
  const numbers = Array.from({ length: 20 }, (_, i) => `A${String(i).padStart(3, '0')}`)
  const bitmaps = await Promise.all(numbers.map(number => drawing.bitmap(ticket(number))))
  for (const [at, number] of numbers.entries()) expect(bitmaps[at]).toEqual(await drawn(ticket(number)))
})

test('a ticket that cannot be drawn is rejected, and the next is drawn', async () => {
  const [bad, good] = [drawing.bitmap(broken), drawing.bitmap(ticket())]
  await expect(bad).rejects.toThrow(/zone/i)
  expect(await good).toEqual(await drawn(ticket()))
})

test('a thread that dies loses its current ticket and no other', async () => {
  await drawing.bitmap(ticket())
  const { Worker } = await import('node:worker_threads')
  const post = vi.spyOn(Worker.prototype, 'postMessage').mockImplementationOnce(function (
    this: InstanceType<typeof Worker>,
  ) {
    void this.terminate()
  })
  const [lost, kept] = [drawing.bitmap(ticket('A001')), drawing.bitmap(ticket('A002'))]
  await expect(lost).rejects.toThrow(/has ended/)
  expect(await kept).toEqual(await drawn(ticket('A002')))
  post.mockRestore()
})

test('more than 200 in a row are refused rather than kept', async () => {
  const asked = Array.from({ length: 210 }, () => drawing.bitmap(ticket()))
  const outcomes = Promise.allSettled(asked)
  await drawing.close()
  const refused = (await outcomes).filter(
    outcome => outcome.status === 'rejected' && outcome.reason instanceof DrawingBusyError,
  )
  // One was being drawn, 200 waited.
  expect(refused).toHaveLength(9)
})

test('a preview waits for tickets, and a ninth waiting preview is refused', async () => {
  const order: string[] = []
  const noted = (name: string, work: Promise<unknown>) => work.then(() => order.push(name))
  const all = [
    noted('first', drawing.bitmap(ticket())),
    noted('preview', drawing.preview(ticket())),
    noted('check', drawing.check(defaultTicket)),
    ...['A001', 'A002', 'A003'].map(number => noted(number, drawing.bitmap(ticket(number)))),
  ]
  const more = Array.from({ length: 6 }, () => drawing.preview(ticket()))
  await expect(drawing.preview(ticket())).rejects.toThrow(DrawingBusyError)
  await Promise.all([...all, ...more])
  expect(order).toEqual(['first', 'A001', 'A002', 'A003', 'preview', 'check'])
})

test('blocks are checked: logos become dots; a file that is no picture and characters without a glyph are reported', async () => {
  const png = PNG.sync.write(new PNG({ width: 1_000, height: 500, fill: true }))
  const logo = (bytes: Uint8Array) =>
    ({ kind: 'logo', image: `data:image/png;base64,${Buffer.from(bytes).toString('base64')}` }) as const
  const checked = await drawing.check([{ kind: 'number' }, logo(png)])
  expect(checked).toMatchObject({ ok: true, blocks: [{ kind: 'number' }, { kind: 'logo' }] })
  expect(checked).not.toMatchObject({ blocks: [{}, logo(png)] })
  expect(await drawing.check([{ kind: 'number' }, logo(png.subarray(0, 60))])).toEqual({
    ok: false,
    path: '1.image',
    problem: 'a broken PNG',
  })
  const text = { kk: 'Қош келдіңіз', ru: 'Звоните ☎', en: 'Welcome' }
  expect(await drawing.check([{ kind: 'text', size: 'body', text }])).toEqual({
    ok: false,
    path: '0.text.ru',
    problem: 'no sign for ☎',
  })
})

test('a thread that takes too long is ended, and the next ticket is drawn by another', async () => {
  const impatient = new RenderThread({ patienceMs: 1 })
  await expect(impatient.bitmap(ticket())).rejects.toThrow(NotDrawnError)
  await impatient.close()
})

test('a thread that takes too much memory is ended, and the server lives', async () => {
  // Less than the thread's own modules need.
  const small = new RenderThread({ maxHeapMb: 4 })
  await expect(small.bitmap(ticket())).rejects.toThrow(NotDrawnError)
  await small.close()
  expect(await drawing.bitmap(ticket())).toEqual(await drawn(ticket()))
})

test('after the end nothing is drawn, and every waiting drawing is rejected', async () => {
  const asked = [drawing.bitmap(ticket()), drawing.bitmap(ticket())]
  const outcomes = Promise.allSettled(asked)
  await drawing.close()
  expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expect(drawing.bitmap(ticket())).rejects.toThrow('drawing has ended')
})

test('a server that was started as `npm start` does draws too', () => {
  const root = join(import.meta.dirname, '../../..')
  const script = `
    const { register } = await import('tsx/esm/api')
    register()
    const { RenderThread } = await import('./server/printing/draw.ts')
    const drawing = new RenderThread()
    const { width } = await drawing.bitmap(${JSON.stringify(ticket())})
    await drawing.close()
    console.log(width)`
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(run.stdout.trim(), run.stderr).toBe('384')
})
