import fc from 'fast-check'
import type { z } from 'zod'
import { importSchema } from '../../server/http/settings.ts'
import { draftSchema, lookSchema } from '../../server/http/ticket-picture.ts'
import { centres } from '../../shared/catalogue/catalogue.ts'
import type { Action } from '../../shared/contract/permissions.ts'
import { clipIds } from '../../shared/speech/clips.ts'
import { languages } from '../../shared/speech/words.ts'

/** One route of the server: what it takes, and which row of the table of permissions it is. */
export interface FuzzedRoute {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** `:name` stands for one of `params`. */
  path: string
  action: Action
  query?: z.ZodType
  /** `recording`: bytes, which may be a WAV file; absent: none. */
  body?: z.ZodType | 'recording'
}

/** What the names in paths stand for: few, so that what was put somewhere is met again. */
export const params: Readonly<Record<string, fc.Arbitrary<string>>> = {
  centre: fc.constantFrom(...centres.slice(0, 6).map(({ id }) => id)),
  language: fc.constantFrom(...languages),
  clip: fc.constantFrom(...clipIds('kk').slice(0, 6)),
}

const settings = '/api/centres/:centre/settings'
const picture = '/api/centres/:centre/ticket.png'
const voice = '/api/centres/:centre/voice/:language'

/** Every route of `server/http`: a new one gets its row here. */
export const routes: readonly FuzzedRoute[] = [
  { method: 'GET', path: '/healthz', action: 'public:read' },
  { method: 'GET', path: '/api/catalogue', action: 'public:read' },
  { method: 'GET', path: '/api/about', action: 'public:read' },
  { method: 'GET', path: settings, action: 'settings:export' },
  { method: 'PUT', path: settings, action: 'settings:update-settings', body: importSchema },
  { method: 'GET', path: picture, action: 'ticket:draw-sample', query: lookSchema },
  { method: 'POST', path: picture, action: 'ticket:draw-sample', query: lookSchema, body: draftSchema },
  { method: 'GET', path: '/voice/:language/manifest.json', action: 'public:read' },
  { method: 'GET', path: `${voice}/manifest.json`, action: 'public:read' },
  { method: 'GET', path: `${voice}/clips`, action: 'voice:hear' },
  { method: 'GET', path: `${voice}/clips/:clip`, action: 'public:read' },
  { method: 'PUT', path: `${voice}/clips/:clip`, action: 'voice:set-clip', body: 'recording' },
  { method: 'DELETE', path: `${voice}/clips/:clip`, action: 'voice:remove-clip' },
]

/** A picture takes a hundred times as long as any other answer: a few of them show as much. */
export const rare: ReadonlySet<string> = new Set([picture])
