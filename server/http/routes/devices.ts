import { type Request, type Response, Router } from 'express'
import type { z } from 'zod'
import {
  beginPairingSchema,
  claimPairingSchema,
  ofDeviceSchema,
  pairDeviceSchema,
  renameDeviceSchema,
} from '../../../shared/contract/devices.ts'
import { centreId } from '../../../shared/contract/ids.ts'
import type { Action } from '../../../shared/contract/permissions.ts'
import { claimTimeoutMs, type DeviceState } from '../../../shared/domain/device.ts'
import { contextOf } from '../../auth/context.ts'
import { deviceKeyCookie, deviceKeyOf, pairingCookie, pairingSecretOf } from '../../auth/device-cookies.ts'
import type { Claimed, Devices } from '../../auth/devices.ts'
import { troubleOf } from '../../redis/trouble.ts'
import { parseOrRefuse, runOrRefuse } from '../api.ts'
import type { Gate } from '../guards/admit.ts'
import { chargeOf } from '../guards/rate.ts'
import { readJson } from '../guards/read-body.ts'
import { refuse, sendAnswer } from '../refusals.ts'

export interface DevicesDeps {
  gate: Gate
  devices: Devices
  isCentre(centre: string): boolean
  addressOf(request: Request): string
  isSecure(request: Request): boolean
  cookiesOf(request: Request): string | undefined
  /** Calls the listener at every event of the devices. @returns a function that removes the listener */
  onDeviceEvent(listener: () => void): () => void
}

/** Bytes of a body: a code, a name and a place. */
const maxBodyBytes = 4 * 1024
const readBody = (request: Request, response: Response) => readJson(request, response, maxBodyBytes)

type DeviceRequest = Request<{ id: string }>

/** Creates the routes for devices: pairing by a code, then listing, renaming, locking and removing by the staff of their centre. */
export function deviceRoutes(deps: DevicesDeps): Router {
  const { gate, devices, isCentre, addressOf, isSecure, cookiesOf } = deps
  const router = Router()

  // Renew the cookie of a device whenever it opens its page, so that a device in use keeps its key.
  router.get(['/kiosk/', '/display/'], async (request, response, next) => {
    try {
      const cookie = cookiesOf(request)
      const kind = request.path === '/kiosk/' ? 'kiosk' : 'display'
      const key = deviceKeyOf(cookie, kind)
      const known = key !== undefined && (await devices.ofBrowser(cookie)).some(one => one.kind === kind)
      if (known) {
        response.append('Set-Cookie', deviceKeyCookie(kind, key, isSecure(request)))
        // No proxy may cache an answer with a key.
        response.set('Cache-Control', 'no-store')
      }
    } catch (error) {
      // Serve the page without the store; the page itself shows that the store is away.
      if (!troubleOf(error)) throw error
    }
    next()
  })

  router.post('/api/pairing', async (request, response) => {
    const asked = parseOrRefuse(response, beginPairingSchema, await readBody(request, response))
    if (!asked) return
    await runOrRefuse(response, async () => {
      const begun = await devices.beginPairing(asked.kind, addressOf(request))
      if (!begun.ok) return sendAnswer(response, begun)
      const { secret, ...shown } = begun.reply
      // A page gets the secret in a cookie that scripts cannot read; a print agent has no cookies.
      if (asked.kind === 'print-agent') return sendAnswer(response, begun)
      response.append('Set-Cookie', pairingCookie(secret, isSecure(request)))
      sendAnswer(response, { ok: true, reply: shown })
    })
  })

  router.post('/api/pairing/claim', async (request, response) => {
    const asked = parseOrRefuse(response, claimPairingSchema, (await readBody(request, response)) ?? {})
    if (!asked) return
    const secret = asked.secret ?? pairingSecretOf(cookiesOf(request))
    if (secret === undefined) return refuse(response, 'CODE_EXPIRED')
    await runOrRefuse(response, async () => {
      const claimed = await waitForClaim(deps, secret, response)
      if (!claimed.ok || claimed.reply.state === 'waiting') return sendAnswer(response, claimed)
      const { device, key = '' } = claimed.reply
      if (asked.secret !== undefined) return sendAnswer(response, claimed)
      response.append('Set-Cookie', deviceKeyCookie(device.kind, key, isSecure(request)))
      response.append('Set-Cookie', pairingCookie('', isSecure(request)))
      sendAnswer(response, { ok: true, reply: { state: 'paired', device } })
    })
  })

  router.get('/api/devices', async (request, response) => {
    const asked = centreId.optional().safeParse(request.query.centre)
    if (!asked.success) return refuse(response, 'BAD_MESSAGE')
    const by = await gate.admit(request, response, 'device:list', asked.data)
    if (!by) return
    await runOrRefuse(response, async () => {
      const centres = asked.data === undefined ? by.identity.centres : [asked.data]
      sendAnswer(response, { ok: true, reply: await devices.list(centres) })
    })
  })

  router.post('/api/devices', async (request, response) => {
    // Do not read the body of a caller who may pair nowhere. The body names the centre for the second check.
    if (!(await gate.admit(request, response, 'device:pair'))) return
    const body = await readBody(request, response)
    const centre = centreId.safeParse((body as { centre?: unknown } | undefined)?.centre)
    const by = await gate.admit(request, response, 'device:pair', centre.data)
    const asked = by && parseOrRefuse(response, pairDeviceSchema, body)
    if (!asked) return
    await runOrRefuse(response, async () => {
      const context = contextOf(by.identity, asked.requestId, chargeOf(request))
      const paired = isCentre(asked.centre)
        ? await devices.pair(context, asked)
        : await devices.register.refuse('pair-device', context, {
            code: 'NO_SUCH_CENTRE',
            detail: { field: 'centre' },
          })
      if (!paired.ok) return sendAnswer(response, withField(paired))
      sendAnswer(response, { ok: true, reply: (await devices.find(String(paired.reply.device))) ?? {} })
    })
  })

  /** Creates the handler of an action on one device. */
  const onDevice = <S extends z.ZodType<{ requestId: string }>>(
    action: Action,
    script: 'rename-device' | 'set-device-state',
    schema: S,
    work: (
      id: string,
      asked: z.infer<S>,
      context: ReturnType<typeof contextOf>,
    ) => ReturnType<Devices['rename']>,
  ) => {
    return async (request: DeviceRequest, response: Response) => {
      const { id } = request.params
      await runOrRefuse(response, async () => {
        const device = await devices.find(id)
        // Check permission first, so that a caller without it does not learn which devices exist.
        const by = await gate.admit(request, response, action, device?.centre)
        if (!by) return
        const asked = parseOrRefuse(response, schema, await readBody(request, response))
        if (!asked) return
        const context = contextOf(by.identity, asked.requestId, chargeOf(request))
        const done = device
          ? await work(id, asked, context)
          : await devices.register.refuse(script, context, { code: 'NO_SUCH_DEVICE' })
        sendAnswer(response, done.ok ? { ok: true, reply: (await devices.find(id)) ?? {} } : done)
      })
    }
  }
  router.patch(
    '/api/devices/:id',
    onDevice('device:rename', 'rename-device', renameDeviceSchema, (id, { name }, context) =>
      devices.rename(context, id, name),
    ),
  )
  const states = { lock: 'locked', unlock: 'active', revoke: 'revoked' } as const
  for (const verb of ['lock', 'unlock', 'revoke'] as const) {
    const state: DeviceState = states[verb]
    router.post(
      `/api/devices/:id/${verb}`,
      onDevice(`device:${verb}`, 'set-device-state', ofDeviceSchema, (id, _asked, context) =>
        devices.setState(context, id, state),
      ),
    )
  }
  return router
}

/** Names the form's field in refusals of a code or a place. */
function withField<T extends { ok: false; error: { code: string; detail?: object } }>(refused: T): T {
  const fields: Record<string, string> = {
    BAD_CODE: 'code',
    CODE_LOCKED: 'code',
    CODE_FOR_ANOTHER_KIND: 'kind',
    PLACE_TAKEN: 'place',
  }
  const field = fields[refused.error.code]
  if (field === undefined) return refused
  return { ...refused, error: { ...refused.error, detail: { ...refused.error.detail, field } } }
}

/** Waits until the device is paired, or answers `waiting` after `claimTimeoutMs`. Reads the store again only after an event of a device. */
async function waitForClaim(deps: DevicesDeps, secret: string, response: Response): Promise<Claimed> {
  const end = performance.now() + claimTimeoutMs
  for (;;) {
    let wake = () => {}
    const woken = new Promise<void>(resolve => {
      wake = resolve
    })
    // Listen before reading, so that no event in between is missed.
    const removeListener = deps.onDeviceEvent(wake)
    const late = setTimeout(wake, Math.max(0, end - performance.now()))
    response.once('close', wake)
    try {
      // The device has disconnected: leave the key for its next claim.
      if (response.destroyed) return { ok: true, reply: { state: 'waiting' } }
      const claimed = await deps.devices.claim(secret)
      const isDone = !claimed.ok || claimed.reply.state === 'paired'
      if (isDone || performance.now() >= end) return claimed
      await woken
    } finally {
      removeListener()
      clearTimeout(late)
      response.off('close', wake)
    }
  }
}
