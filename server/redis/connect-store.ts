import { createRedis, type RedisClient, type RedisTarget } from './client.ts'
import type { Admission } from './gate.ts'
import { StoreCheck, type StoreCheckOptions } from './store-check.ts'

export interface ConnectedStore {
  /** Carries out the node's commands. */
  readonly client: RedisClient
  /** Target of connections that only read: always the same server as `client`'s. */
  readonly followed: RedisTarget
  /** Whether commands can be sent: the connection is open and its server was checked. */
  isUsable(): boolean
  notices: StoreCheck['notices']
}

/** Connects to the store of the queues. @returns at once; it connects in the background, and checks every connection before its use */
export function connectStore(
  target: RedisTarget,
  options: Omit<StoreCheckOptions, 'isForeign'>,
): ConnectedStore {
  const { log } = options
  const check = new StoreCheck({ ...options, isForeign: 'url' in target })
  let isChecked = false
  const admission: Admission = {
    ...check.main,
    async admit(ask) {
      try {
        await check.main.admit(ask)
        isChecked = true
      } catch (error) {
        isChecked = false
        throw error
      }
    },
  }
  const client = createRedis({ ...target, admission }, { log, name: 'kezek' })
  client.on('ready', () => {
    isChecked = false
  })
  client
    .connect()
    .catch(error => log.debug({ error }, 'the store client was stopped while connecting; nothing to retry'))
  return {
    client,
    followed: { ...target, admission: check.others },
    isUsable: () => client.isReady && isChecked,
    notices: () => check.notices(),
  }
}
