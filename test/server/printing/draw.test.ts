import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { toBitmap, toPng } from '../../../server/printing/bitmap.ts'
import { Drawing, DrawingBusyError } from '../../../server/printing/draw.ts'
import { layoutTicket, type TicketPicture } from '../../../server/printing/layout-ticket.ts'
import { defaultTicket } from '../../../shared/domain/paper.ts'

const ticket = (number = 'A042'): TicketPicture => ({
  content: {
    ...{ locale: 'kk', centre: 'Ақмола облысы', service: 'Тұрғын үй', purpose: 'submission' },
    ...{ number, at: Date.UTC(2026, 10, 25, 5, 4), zone: 'Asia/Almaty' },
  },
  blocks: defaultTicket,
  width: 384,
})
/** Nothing that a settings schema lets through; a defect, so that there is something that cannot be drawn. */
const broken: TicketPicture = { ...ticket(), content: { ...ticket().content, zone: 'Nowhere/Land' } }
const drawn = ({ content, blocks, width }: TicketPicture) => toBitmap(layoutTicket(content, blocks, width))

let drawing = new Drawing()
afterEach(async () => {
  await drawing.close()
  drawing = new Drawing()
})

test('what comes from the thread is what is drawn here, as dots and as a PNG', async () => {
  const here = await drawn(ticket())
  expect(await drawing.bitmap(ticket())).toEqual(here)
  expect(Buffer.from(await drawing.png(ticket())).equals(toPng(here))).toBe(true)
})

test('many at once come out each as its own', async () => {
  const numbers = Array.from({ length: 20 }, (_, i) => `A${String(i).padStart(3, '0')}`)
  const bitmaps = await Promise.all(numbers.map(number => drawing.bitmap(ticket(number))))
  for (const [at, number] of numbers.entries()) expect(bitmaps[at]).toEqual(await drawn(ticket(number)))
})

test('one that cannot be drawn is told so, and the next is drawn', async () => {
  const [bad, good] = [drawing.bitmap(broken), drawing.bitmap(ticket())]
  await expect(bad).rejects.toThrow(/zone/i)
  expect(await good).toEqual(await drawn(ticket()))
})

test('a thread that dies takes the ticket in its hand along, and no other', async () => {
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
  // One was in hand, 200 waited.
  expect(refused).toHaveLength(9)
})

test('after the end nothing is drawn, and nothing is kept waiting', async () => {
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
    const { Drawing } = await import('./server/printing/draw.ts')
    const drawing = new Drawing()
    const { width } = await drawing.bitmap(${JSON.stringify(ticket())})
    await drawing.close()
    console.log(width)`
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(run.stdout.trim(), run.stderr).toBe('384')
})
