import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { sleep } from '../shared/domain/sleep.ts'
import { centres } from '../test/kit/order.ts'
import { startServer } from './app-process.ts'
import { openConnection } from './connection.ts'
import { type Figure, figure } from './figure.ts'
import type { Sizes } from './sizes.ts'
import { percentile } from './statistics.ts'

const device = 'kiosk-1'
/**
 * Milliseconds between visitors: as fast as a busy kiosk is tapped, and slow enough that no ticket waits for the
 * one before.
 */
const tapEveryMs = 400
/** Taps that don't count: the render thread starts with the first ticket. */
const firstTaps = 5

/** Measures the time from the tap at a kiosk to the first byte of its ticket at the printer. */
export async function tapToPaper({ papers }: Sizes): Promise<Figure[]> {
  const taps = Math.min(papers, 150)
  const printer = await openPrinter()
  const server = await startServer()
  const centre = centres[0]?.id ?? ''
  const manager = await openConnection(server.url, { role: 'manager', centre })
  const kiosk = await openConnection(server.url, { role: 'kiosk', centre }, device)
  try {
    const view = await new Promise<{ settings: { version: number } }>(resolve => {
      manager.socket.once('snapshot', resolve)
      manager.socket.emit('resync')
    })
    const settings = {
      ...view.settings,
      kiosks: { [device]: { printers: ['p1'] } },
      printers: { p1: { address: `tcp://127.0.0.1:${printer.port}`, profile: 'generic-80' } },
    }
    await manager.ask('settings:update-settings', { base: view.settings.version, settings })
    const times: number[] = []
    for (let tap = -firstTaps; tap < taps; tap++) {
      const from = performance.now()
      const arrived = printer.nextTicket()
      await kiosk.ask('ticket:issue', { queue: 'housing-register.submission', lang: 'kk' })
      const at = await arrived
      if (tap >= 0) times.push(at - from)
      await sleep(tapEveryMs)
    }
    const what = `tap at the kiosk to the printer's first byte, ${taps} tickets: p50 ${Math.round(percentile(times, 0.5))} ms`
    return [figure('tapToPaperP95Ms', what, percentile(times, 0.95), { atMost: 250 })]
  } finally {
    manager.close()
    kiosk.close()
    await server.stop()
    printer.close()
  }
}

/** The reset command, which begins every ticket. */
const beginning = Buffer.from('1b40', 'hex')
const well = Uint8Array.of(0x12)
const processed = Uint8Array.of(0)

/** Opens a printer without trouble, which answers questions and confirms tickets. */
async function openPrinter() {
  let tell: (at: number) => void = () => {}
  const server = createServer({ noDelay: true, allowHalfOpen: true }, socket => serve(socket, at => tell(at)))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    nextTicket: () => new Promise<number>(resolve => (tell = resolve)),
    close: () => void server.close(),
  }
}

function serve(socket: Socket, onTicket: (at: number) => void): void {
  socket.on('error', () => {})
  socket.on('end', () => socket.end())
  socket.on('data', data => {
    if (data.subarray(0, 2).equals(beginning)) onTicket(performance.now())
    // Questions come alone or at the end of a ticket; pictures contain none.
    if (data.length === 3 && data[0] === 0x10 && data[1] === 0x04) socket.write(well)
    if (data.subarray(-3, -1).equals(Buffer.from('1d72', 'hex'))) socket.write(processed)
  })
}
