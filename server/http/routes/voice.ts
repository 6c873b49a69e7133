import { fileURLToPath } from 'node:url'
import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express'
import type { Logger } from 'pino'
import type { CommandBody } from '../../../shared/contract/commands.ts'
import type { CommandReply } from '../../../shared/contract/wire.ts'
import type { Locale } from '../../../shared/domain/locale.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { type ClipId, isClip, isLanguage } from '../../../shared/speech/clips.ts'
import { mostRecordingBytes } from '../../../shared/speech/recording.ts'
import type { Admitted, Gate } from '../guards/admit.ts'
import { readBytes } from '../guards/read-body.ts'
import { packsFolder, readPacks } from '../read-packs.ts'
import { refuse, sendReply } from '../refusals.ts'
import { listClips, type OwnClips, packOf } from './voice-packs.ts'

export interface VoiceDeps {
  log: Logger
  settingsOf(centre: string): CentreSettings | undefined
  gate: Gate
  /** @throws when the store is away. */
  ownClips(centre: string, language: Locale): Promise<OwnClips>
  /** A WAV file. @throws when the store is away. */
  ownClip(centre: string, language: Locale, id: ClipId): Promise<Buffer | undefined>
  setClip(by: Admitted, centre: string, body: CommandBody<'voice:set-clip'>): Promise<CommandReply>
  removeClip(by: Admitted, centre: string, body: CommandBody<'voice:remove-clip'>): Promise<CommandReply>
}

/** Clips carry a hash of their content in their names. */
const aYear = '365d'
const ofCentre = '/api/centres/:centre/voice/:language'

type Asked = Request<{ centre: string; language: string; clip: string }>

/** Where in which centre's voice somebody asks; an unknown place has been answered. */
interface Place {
  centre: string
  language: Locale
  settings: CentreSettings
}

/**
 * The hall's voice: the default packs as files; a centre's own by a manifest that names what its hall speaks with. What the
 * hall says is no secret, so any screen may fetch it; the list and the changes are the manager's.
 */
export function voiceRoutes(deps: VoiceDeps): Router {
  const packs = readPacks(deps.log)
  const router = Router()
  const placeOf = (request: Asked, response: Response): Place | undefined => {
    const { centre, language } = request.params
    const settings = deps.settingsOf(centre)
    if (!settings) return void refuse(response, 'NO_SUCH_CENTRE')
    if (!isLanguage(language)) return void refuse(response, 'NO_SUCH_CLIP')
    return { centre, language, settings }
  }
  const clipOf = (request: Asked, response: Response): (Place & { clip: ClipId }) | undefined => {
    const place = placeOf(request, response)
    const { clip } = request.params
    if (place && !isClip(place.language, clip)) return void refuse(response, 'NO_SUCH_CLIP')
    return place && { ...place, clip }
  }

  router.get('/voice/:language/manifest.json', (request, response, next) => {
    const { language } = request.params
    if (!isLanguage(language)) return next()
    response.set('Cache-Control', 'no-cache').json(packs[language])
  })
  router.use(
    '/voice',
    express.static(fileURLToPath(packsFolder), { immutable: true, maxAge: aYear, index: false }),
  )

  router.get(`${ofCentre}/manifest.json`, async (request: Asked, response) => {
    const place = placeOf(request, response)
    if (!place) return
    const own = await deps.ownClips(place.centre, place.language).catch(() => undefined)
    if (!own) return void refuse(response, 'STORE_AWAY')
    response.set('Cache-Control', 'no-cache').json(packOf(packs[place.language], place.settings, own))
  })
  router.get(`${ofCentre}/clips`, async (request: Asked, response) => {
    const place = placeOf(request, response)
    if (!place) return
    if (!(await deps.gate.admit(request, response, 'voice:list', place.centre))) return
    const own = await deps.ownClips(place.centre, place.language).catch(() => undefined)
    if (!own) return void refuse(response, 'STORE_AWAY')
    response.set('Cache-Control', 'no-cache').json(listClips(packs[place.language], place.settings, own))
  })
  router.get(`${ofCentre}/clips/:clip`, async (request: Asked, response) => {
    const place = clipOf(request, response)
    if (!place) return
    try {
      const wav = await deps.ownClip(place.centre, place.language, place.clip)
      if (!wav) return void refuse(response, 'NO_SUCH_CLIP')
      // Asked each time whether it is still the same, for it keeps its name when it changes.
      response.set('Cache-Control', 'no-cache').type('wav').send(wav)
    } catch {
      refuse(response, 'STORE_AWAY')
    }
  })
  router.put(`${ofCentre}/clips/:clip`, async (request: Asked, response: Response) => {
    const place = clipOf(request, response)
    if (!place) return
    const { centre, language, clip } = place
    const by = await deps.gate.admit(request, response, 'voice:set-clip', centre)
    if (!by) return
    const bytes = await readBytes(request, response, mostRecordingBytes)
    sendReply(response, await deps.setClip(by, centre, { language, clip, wav: bytes.toString('base64') }))
  })
  router.use(tooLong)
  router.delete(`${ofCentre}/clips/:clip`, async (request: Asked, response) => {
    const place = clipOf(request, response)
    if (!place) return
    const { centre, language, clip } = place
    const by = await deps.gate.admit(request, response, 'voice:remove-clip', centre)
    if (by) sendReply(response, await deps.removeClip(by, centre, { language, clip }))
  })
  return router
}

/** More bytes than the longest recording has. */
const tooLong: ErrorRequestHandler = (error: { type?: unknown }, _request, response, next) => {
  if (error.type !== 'entity.too.large') return next(error)
  refuse(response, 'BAD_CLIP', { problem: 'too-long' })
}
