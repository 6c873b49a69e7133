import type { Handshake } from '../../shared/contract/commands.ts'
import { sleep } from '../../shared/domain/sleep.ts'
import { HallConnection } from '../../shared/ui/hall-connection.ts'
import { randomId } from '../../shared/ui/random-id.ts'

/** Milliseconds to receive the first snapshot and tick. */
const joinTimeoutMs = 15_000
const checkEveryMs = 20

/** Joins a centre as a screen does. Resolves when it has the snapshot and a tick. Close it at the end. */
export async function join(
  url: string,
  handshake: Omit<Handshake, 'protocol' | 'device'>,
): Promise<HallConnection> {
  const device = randomId()
  const hall = new HallConnection(() => ({ ...handshake, device }), url)
  const giveUp = performance.now() + joinTimeoutMs
  while (hall.stale) {
    if (hall.refusal || performance.now() > giveUp) {
      hall.close()
      throw new Error(`${url} does not let a ${handshake.role} in: ${hall.refusal?.code ?? 'no answer'}`)
    }
    await sleep(checkEveryMs)
  }
  return hall
}
