import type { Refusal } from './errors.ts'

/** Answer of every route of `/api` that needs a permission. */
export type ApiReply<T> = { ok: true; reply: T } | { ok: false; error: Refusal }
