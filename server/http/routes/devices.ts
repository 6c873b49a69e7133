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
import type { DeviceState } from '../../../shared/domain/device.ts'
import { contextOf } from '../../auth/context.ts'
import { deviceKeyCookie, deviceKeyOf, pairingCookie, pairingSecretOf } from '../../auth/device-cookies.ts'
import type { Claimed, Devices } from '../../auth/devices.ts'
import { troubleOf } from '../../redis/trouble.ts'
import { answerOf, parse } from '../api.ts'
import type { Gate } from '../guards/admit.ts'
import { chargeOf } from '../guards/rate.ts'
import { readJson } from '../guards/read-body.ts'
import { refuse, sendAnswer } from '../refusals.ts'

/** Shorter than what proxies cut off: then the device asks again. */
const claimMs = 20_000

export interface DevicesDeps {
  gate: Gate
  devices: Devices
  isCentre(centre: string): boolean
  addressOf(request: Request): string
  isSecure(request: Request): boolean
  cookiesOf(request: Request): string | undefined
  /** Calls back at every event of the devices. @returns a function that ends it */
  onDeviceEvent(listener: () => void): () => void
}

/** A code, a name, a place. */
const maxBodyBytes = 4 * 1024
const bodyOf = (request: Request, response: Response) => readJson(request, response, maxBodyBytes)

type OfDevice = Request<{ id: string }>

/** Devices are paired once by a code, then seen, renamed, locked and removed by whoever looks after their centre. */
export function deviceRoutes(deps: DevicesDeps): Router {
  const { gate, devices, isCentre, addressOf, isSecure, cookiesOf } = deps
  const router = Router()

  // A device that is used keeps its key: where its page is opened, the cookie begins anew.
  router.get(['/kiosk/', '/display/'], async (request, response, next) => {
    try {
      const cookie = cookiesOf(request)
      const kind = request.path === '/kiosk/' ? 'kiosk' : 'display'
      const key = deviceKeyOf(cookie, kind)
      const known = key !== undefined && (await devices.ofBrowser(cookie)).some(one => one.kind === kind)
      if (known) {
        response.append('Set-Cookie', deviceKeyCookie(kind, key, isSecure(request)))
        // The key is this browser's: no proxy may keep it for another.
        response.set('Cache-Control', 'no-store')
      }
    } catch (error) {
      // The page is there without the store; it says itself what is away.
      if (!troubleOf(error)) throw error
    }
    next()
  })

  router.post('/api/pairing', async (request, response) => {
    const asked = parse(response, beginPairingSchema, await bodyOf(request, response))
    if (!asked) return
    await answerOf(response, async () => {
      const begun = await devices.beginPairing(asked.kind, addressOf(request))
      if (!begun.ok) return sendAnswer(response, begun)
      const { secret, ...shown } = begun.reply
      // What a page is given, its scripts can't read; a print agent has no cookies.
      if (asked.kind === 'print-agent') return sendAnswer(response, begun)
      response.append('Set-Cookie', pairingCookie(secret, isSecure(request)))
      sendAnswer(response, { ok: true, reply: shown })
    })
  })

  router.post('/api/pairing/claim', async (request, response) => {
    const asked = parse(response, claimPairingSchema, (await bodyOf(request, response)) ?? {})
    if (!asked) return
    const secret = asked.secret ?? pairingSecretOf(cookiesOf(request))
    if (secret === undefined) return refuse(response, 'CODE_EXPIRED')
    await answerOf(response, async () => {
      const claimed = await claimInTime(deps, secret, response)
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
    await answerOf(response, async () => {
      const centres = asked.data === undefined ? by.identity.centres : [asked.data]
      sendAnswer(response, { ok: true, reply: await devices.list(centres) })
    })
  })

  router.post('/api/devices', async (request, response) => {
    // Whoever may pair nowhere is not read; for which centre it is, the body says.
    if (!(await gate.admit(request, response, 'device:pair'))) return
    const body = await bodyOf(request, response)
    const centre = centreId.safeParse((body as { centre?: unknown } | undefined)?.centre)
    const by = await gate.admit(request, response, 'device:pair', centre.data)
    const asked = by && parse(response, pairDeviceSchema, body)
    if (!asked) return
    if (!isCentre(asked.centre)) return refuse(response, 'NO_SUCH_CENTRE', { field: 'centre' })
    await answerOf(response, async () => {
      const paired = await devices.pair(contextOf(by.identity, asked.requestId, chargeOf(request)), asked)
      if (!paired.ok) return sendAnswer(response, atField(paired))
      sendAnswer(response, { ok: true, reply: (await devices.find(String(paired.reply.device))) ?? {} })
    })
  })

  /** Something done to one device, by whoever looks after its centre. */
  const onDevice = <S extends z.ZodType<{ requestId: string }>>(
    action: Action,
    schema: S,
    work: (
      id: string,
      asked: z.infer<S>,
      context: ReturnType<typeof contextOf>,
    ) => ReturnType<Devices['rename']>,
  ) => {
    return async (request: OfDevice, response: Response) => {
      const { id } = request.params
      await answerOf(response, async () => {
        const device = await devices.find(id)
        // Whoever may do it nowhere is not told which devices there are.
        const by = await gate.admit(request, response, action, device?.centre)
        if (!by) return
        if (!device) return refuse(response, 'NO_SUCH_DEVICE')
        const asked = parse(response, schema, await bodyOf(request, response))
        if (!asked) return
        const done = await work(id, asked, contextOf(by.identity, asked.requestId, chargeOf(request)))
        sendAnswer(response, done.ok ? { ok: true, reply: (await devices.find(id)) ?? {} } : done)
      })
    }
  }
  router.patch(
    '/api/devices/:id',
    onDevice('device:rename', renameDeviceSchema, (id, { name }, context) =>
      devices.rename(context, id, name),
    ),
  )
  const states = { lock: 'locked', unlock: 'active', revoke: 'revoked' } as const
  for (const verb of ['lock', 'unlock', 'revoke'] as const) {
    const state: DeviceState = states[verb]
    router.post(
      `/api/devices/:id/${verb}`,
      onDevice(`device:${verb}`, ofDeviceSchema, (id, _asked, context) =>
        devices.setState(context, id, state),
      ),
    )
  }
  return router
}

/** What is wrong with a code or a place is wrong in its field. */
function atField<T extends { ok: false; error: { code: string; detail?: object } }>(refused: T): T {
  const fields: Record<string, string> = {
    ...{ BAD_CODE: 'code', CODE_LOCKED: 'code', CODE_FOR_ANOTHER_KIND: 'kind', PLACE_TAKEN: 'place' },
  }
  const field = fields[refused.error.code]
  if (field === undefined) return refused
  return { ...refused, error: { ...refused.error, detail: { ...refused.error.detail, field } } }
}

/** Answers when the device is let in, or says after a while that it still waits; looks again only when a device's event comes. */
async function claimInTime(deps: DevicesDeps, secret: string, response: Response): Promise<Claimed> {
  const end = performance.now() + claimMs
  for (;;) {
    let wake = () => {}
    const woken = new Promise<void>(resolve => {
      wake = resolve
    })
    // Listens before it looks: what comes between is not missed.
    const forget = deps.onDeviceEvent(wake)
    const late = setTimeout(wake, Math.max(0, end - performance.now()))
    response.once('close', wake)
    try {
      // Nobody is there to take the key: it is kept for whoever asks again.
      if (response.destroyed) return { ok: true, reply: { state: 'waiting' } }
      const claimed = await deps.devices.claim(secret)
      const isDone = !claimed.ok || claimed.reply.state === 'paired'
      if (isDone || performance.now() >= end) return claimed
      await woken
    } finally {
      forget()
      clearTimeout(late)
      response.off('close', wake)
    }
  }
}
