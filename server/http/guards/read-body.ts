import { json, type Request, type RequestHandler, type Response, raw } from 'express'

/** Bytes of all bodies that are being received at the same time: sixty of the largest settings. */
export const maxBytesInFlight = 32 * 1024 * 1024

let bytesInFlight = 0

/**
 * Reads a JSON body. Routes call this only after they have admitted the caller, so that strangers' bodies take no memory.
 *
 * @param maxBytes a larger body is refused with TOO_LARGE
 * @throws an error with a status that `answerErrors` answers: not JSON, too large, too many bytes in flight
 */
export async function readJson(request: Request, response: Response, maxBytes: number): Promise<unknown> {
  await read(request, response, maxBytes, json({ limit: maxBytes }))
  return request.body as unknown
}

/** Reads a body as bytes; otherwise like `readJson`. */
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
  const announced = Number(request.headers['content-length'] ?? maxBytes)
  const bytes = Math.min(Number.isFinite(announced) ? announced : maxBytes, maxBytes)
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
