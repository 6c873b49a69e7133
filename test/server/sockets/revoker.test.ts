import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Identity } from '../../../server/auth/asker.ts'
import { DeadlineError } from '../../../server/redis/client.ts'
import { Revoker } from '../../../server/sockets/revoker.ts'
import type { HallServer } from '../../../server/sockets/sockets.ts'
import { handshakeOf } from '../../kit/client.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const known = { role: 'display', by: 'display:hall-1', device: { id: 'hall-1' } } as unknown as Identity

/** One screen in the hall, and a revoker that identifies it by `answer`. */
function openScreen(answer: () => Promise<Identity | { code: 'NOT_PAIRED' }>) {
  const screen = {
    connected: true,
    refused: [] as unknown[],
    data: { connection: { handshake: handshakeOf('display'), shown: {}, identity: known, asker: undefined } },
    emit: (_event: 'refused', refusal: unknown) => screen.refused.push(refusal),
    disconnect: () => (screen.connected = false),
  }
  const io = { of: () => ({ sockets: new Map([['s1', screen]]) }) } as unknown as HallServer
  return {
    screen,
    revoker: new Revoker(io, { identify: { ofSocket: answer }, log: pino({ level: 'silent' }) }),
  }
}

test('a screen whose rights cannot be read stays connected, and is checked again until they can', async () => {
  let isAway = true
  const { screen, revoker } = openScreen(async () => {
    if (isAway) throw new DeadlineError(2_000)
    return { code: 'NOT_PAIRED' }
  })

  await revoker.recheckAll()
  await vi.advanceTimersByTimeAsync(5_000)
  expect([screen.connected, screen.refused]).toEqual([true, []])

  isAway = false
  await vi.advanceTimersByTimeAsync(2_000)
  expect([screen.connected, screen.refused]).toEqual([false, [{ code: 'NOT_PAIRED' }]])
})
