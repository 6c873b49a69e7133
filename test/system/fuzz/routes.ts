import fc from 'fast-check'
import { z } from 'zod'
import { importSchema } from '../../../server/http/routes/settings.ts'
import { draftSchema, lookSchema } from '../../../server/http/routes/ticket-picture.ts'
import { changePasswordSchema, signInSchema } from '../../../shared/contract/account.ts'
import {
  centreDaySchema,
  exportSchema,
  spanSchema,
  storySchema,
} from '../../../shared/contract/archive-requests.ts'
import { auditExportSchema, auditPageSchema } from '../../../shared/contract/audit.ts'
import {
  beginPairingSchema,
  claimPairingSchema,
  ofDeviceSchema,
  pairDeviceSchema,
  renameDeviceSchema,
} from '../../../shared/contract/devices.ts'
import { screenId } from '../../../shared/contract/ids.ts'
import { changePersonSchema, createPersonSchema, ofPersonSchema } from '../../../shared/contract/people.ts'
import type { Action } from '../../../shared/contract/permissions.ts'
import { settingsVersionsSchema, versionId, versionsSchema } from '../../../shared/contract/versions.ts'
import { locales } from '../../../shared/domain/locale.ts'
import { clipIds } from '../../../shared/speech/clips.ts'
import { centres } from '../../kit/order.ts'
import { arbitraryOf } from './arbitrary-of.ts'

/** One route of the server: what it accepts, and its row in the table of permissions. */
export interface FuzzedRoute {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Path; `:name` is replaced by one of `params`. */
  path: string
  action: Action
  query?: z.ZodType
  /** `recording`: bytes, which may be a WAV file; absent: no body. */
  body?: z.ZodType | 'recording'
  /** Whether random requests always fail: what they name does not exist. */
  isNever?: true
}

/** Values for names in paths: few, so that stored things are met again. */
export const params: Readonly<Record<string, fc.Arbitrary<string>>> = {
  centre: fc.constantFrom(...centres.slice(0, 6).map(({ id }) => id)),
  language: fc.constantFrom(...locales),
  id: arbitraryOf(screenId) as fc.Arbitrary<string>,
  version: arbitraryOf(versionId) as fc.Arbitrary<string>,
  clip: fc.constantFrom(...clipIds('kk').slice(0, 6)),
}

const person = '/api/people/:id'
const audit = '/api/centres/:centre/audit'
const device = '/api/devices/:id'
const settings = '/api/centres/:centre/settings'
const picture = '/api/centres/:centre/ticket.png'
const file = '/api/exports/:id'
const voice = '/api/centres/:centre/voice/:language'

/** Of one centre's people, or all that the caller may see. */
const listSchema = z.strictObject({ centre: z.enum(centres.map(({ id }) => id)).optional() })

const placeSchema = spanSchema.pick({ centre: true })

/**
 * Every route of `server/http`: a new one gets a row here. This server has no archive: routes that read it answer
 * that at best.
 */
export const routes: readonly FuzzedRoute[] = [
  { method: 'GET', path: '/healthz', action: 'public:read' },
  { method: 'GET', path: '/api/catalogue', action: 'public:read' },
  { method: 'GET', path: '/api/about', action: 'public:read' },
  { method: 'GET', path: '/api/me', action: 'public:read' },
  {
    method: 'POST',
    path: '/api/account/sign-in',
    action: 'account:sign-in',
    body: signInSchema,
    isNever: true,
  },
  { method: 'POST', path: '/api/account/sign-out', action: 'account:sign-out' },
  {
    method: 'POST',
    path: '/api/account/password',
    action: 'account:change-password',
    body: changePasswordSchema,
    isNever: true,
  },
  { method: 'GET', path: '/api/account/sessions', action: 'account:sessions' },
  { method: 'DELETE', path: '/api/account/sessions/:id', action: 'account:end-session', isNever: true },
  { method: 'POST', path: '/api/pairing', action: 'pairing:begin', body: beginPairingSchema },
  {
    method: 'POST',
    path: '/api/pairing/claim',
    action: 'pairing:claim',
    body: claimPairingSchema,
    isNever: true,
  },
  { method: 'GET', path: '/api/devices', action: 'device:list', query: listSchema },
  { method: 'POST', path: '/api/devices', action: 'device:pair', body: pairDeviceSchema, isNever: true },
  { method: 'PATCH', path: device, action: 'device:rename', body: renameDeviceSchema, isNever: true },
  { method: 'POST', path: `${device}/lock`, action: 'device:lock', body: ofDeviceSchema, isNever: true },
  { method: 'POST', path: `${device}/unlock`, action: 'device:unlock', body: ofDeviceSchema, isNever: true },
  { method: 'POST', path: `${device}/revoke`, action: 'device:revoke', body: ofDeviceSchema, isNever: true },
  { method: 'GET', path: '/api/people', action: 'person:list', query: listSchema },
  { method: 'POST', path: '/api/people', action: 'person:create', body: createPersonSchema },
  { method: 'PUT', path: person, action: 'person:change', body: changePersonSchema, isNever: true },
  {
    method: 'POST',
    path: `${person}/reset-password`,
    action: 'person:reset-password',
    body: ofPersonSchema,
    isNever: true,
  },
  {
    method: 'POST',
    path: `${person}/end-sessions`,
    action: 'person:end-sessions',
    body: ofPersonSchema,
  },
  { method: 'GET', path: audit, action: 'audit:read', query: auditPageSchema },
  { method: 'GET', path: `${audit}.csv`, action: 'audit:export', query: auditExportSchema },
  ...(
    [
      ['figures', spanSchema],
      ['day', centreDaySchema],
      ['story', storySchema],
      ['summary', placeSchema],
      ['archive', placeSchema],
    ] as const
  ).map(
    ([what, query]): FuzzedRoute => ({
      method: 'GET',
      path: `/api/reports/${what}`,
      action: 'report:read',
      query,
      isNever: true,
    }),
  ),
  { method: 'GET', path: '/api/exports', action: 'report:export', isNever: true },
  { method: 'POST', path: '/api/exports', action: 'report:export', body: exportSchema, isNever: true },
  { method: 'DELETE', path: file, action: 'report:export', isNever: true },
  { method: 'GET', path: `${file}/progress`, action: 'report:export', isNever: true },
  { method: 'GET', path: `${file}/file`, action: 'report:export', isNever: true },
  { method: 'GET', path: '/api/centres/states', action: 'centres:watch' },
  { method: 'GET', path: settings, action: 'settings:export' },
  { method: 'PUT', path: settings, action: 'settings:update-settings', body: importSchema },
  {
    method: 'GET',
    path: `${settings}/versions`,
    action: 'settings:versions',
    query: settingsVersionsSchema,
    isNever: true,
  },
  { method: 'GET', path: `${settings}/versions/:version`, action: 'settings:versions', isNever: true },
  {
    method: 'GET',
    path: '/api/catalogue/versions',
    action: 'catalogue:read',
    query: versionsSchema,
    isNever: true,
  },
  { method: 'GET', path: '/api/catalogue/versions/:version', action: 'catalogue:read', isNever: true },
  { method: 'GET', path: picture, action: 'ticket:draw-sample', query: lookSchema },
  { method: 'POST', path: picture, action: 'ticket:draw-sample', query: lookSchema, body: draftSchema },
  { method: 'GET', path: '/voice/:language/manifest.json', action: 'public:read' },
  { method: 'GET', path: `${voice}/manifest.json`, action: 'public:read' },
  { method: 'GET', path: `${voice}/clips`, action: 'voice:list' },
  { method: 'GET', path: `${voice}/clips/:clip`, action: 'public:read' },
  { method: 'PUT', path: `${voice}/clips/:clip`, action: 'voice:set-clip', body: 'recording' },
  { method: 'DELETE', path: `${voice}/clips/:clip`, action: 'voice:remove-clip' },
]

/** Slow routes: a picture or a password check takes a hundred times as long as other answers, so a few are enough. */
export const rare: ReadonlySet<string> = new Set([picture, '/api/account/sign-in'])
