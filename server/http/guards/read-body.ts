import { json, type Request, type RequestHandler, type Response, raw } from 'express'

/** Bytes of bodies that are being received at one time, of all requests: sixty of the largest settings. */
export const maxBytesInFlight = 32 * 1024 * 1024

let bytesInFlight = 0

/**
 * Reads a JSON body. Call it when it is known who asks, and that they may: until then nothing of a body is kept.
 * @param maxBytes more is answered with TOO_LARGE
 * @throws what the boundary of routes answers: no JSON, too large, too many bytes in flight
 */
export async function readJson(request: Request, response: Response, maxBytes: number): Promise<unknown> {
  await read(request, response, maxBytes, json({ limit: maxBytes }))
  return request.body as unknown
}

/** Reads a body of bytes, as `readJson` does. */
export async function readBytes(request: Request, response: Response, maxBytes: number): Promise<Buffer> {
  await read(request, response, maxBytes, raw({ type: () => true, limit: maxBytes }))
  const body: unknown = request.body
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0)
}

async function read(
  request: Request,
  response: Response,
  maxBytes: number,
  parser: RequestHandler,
): Promise<void> {
  const said = Number(request.headers['content-length'] ?? maxBytes)
  const bytes = Math.min(Number.isFinite(said) ? said : maxBytes, maxBytes)
  if (bytesInFlight + bytes > maxBytesInFlight)
    throw Object.assign(new Error('too many bytes in flight'), { status: 429 })
  bytesInFlight += bytes
  try {
    await new Promise<void>((resolve, reject) => {
      parser(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error)))
    })
  } finally {
    bytesInFlight -= bytes
  }
}
