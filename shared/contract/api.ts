import { z } from 'zod'
import type { Refusal } from './errors.ts'

/** What every route of `/api` answers with that carries out something or tells something to those who may know it. */
export type ApiReply<T> = { ok: true; reply: T } | { ok: false; error: Refusal }

/** One press is one request: a repeat of it carries the same, and does nothing again. */
export const requestId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)
/** Identifiers of people, devices, places: as in commands. */
export const apiId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/)
export const centreId = z.string().regex(/^[a-z0-9-]{1,40}$/)
