import type { Refusal } from './errors.ts'

/** What every route of `/api` answers with that carries out something or tells something to those who may know it. */
export type ApiReply<T> = { ok: true; reply: T } | { ok: false; error: Refusal }
