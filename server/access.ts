import type { IncomingMessage } from 'node:http'
import type { Logger } from 'pino'
import type { Action } from '../shared/contract/permissions.ts'
import { Demo } from './auth/demo.ts'
import { Devices } from './auth/devices.ts'
import { Identify } from './auth/identify.ts'
import { People } from './auth/people.ts'
import { parseRegisterEvent, type RegisterEvent } from './auth/register-event.ts'
import { Sessions } from './auth/sessions.ts'
import { tailOfRegister } from './events/register-tail.ts'
import type { Tail } from './events/tail.ts'
import { type Gate, openGate } from './http/admit.ts'
import type { RedisClient, RedisTarget } from './redis/client.ts'
import type { CutOff } from './sockets/cut-off.ts'

export interface AccessOptions {
  client: RedisClient
  target: RedisTarget
  prefix: string
  isDemo: boolean
  log: Logger
  addressOf(request: IncomingMessage): string
}
