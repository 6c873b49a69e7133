import { fileURLToPath } from 'node:url'
import express, { type Request, type Response, Router } from 'express'
import type { Logger } from 'pino'
import type { Catalogue } from '../../../shared/catalogue/catalogue.ts'
import type { CommandBody } from '../../../shared/contract/commands.ts'
import type { CommandReply } from '../../../shared/contract/wire.ts'
import type { Locale } from '../../../shared/domain/locale.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { type ClipId, isClip, isLanguage } from '../../../shared/speech/clips.ts'
import { maxRecordingBytes } from '../../../shared/speech/recording.ts'
import type { Admitted, Gate } from '../guards/admit.ts'
import { readBytes } from '../guards/read-body.ts'
import { packsFolder, readPacks } from '../read-packs.ts'
import { refuse, refuseTooLarge, sendReply } from '../refusals.ts'
import { composePack, listClips, type OwnClips } from './voice-packs.ts'

export interface VoiceDeps {
  log: Logger
  settingsOf(centre: string): CentreSettings | undefined
  gate: Gate
  catalogue(): Catalogue
  /** @throws when the store is away. */
  ownClips(centre: string, language: Locale): Promise<OwnClips>
  /** A WAV file. @throws when the store is away. */
  ownClip(centre: string, language: Locale, id: ClipId): Promise<Buffer | undefined>
  setClip(by: Admitted, centre: string, body: CommandBody<'voice:set-clip'>): Promise<CommandReply>
  removeClip(by: Admitted, centre: string, body: CommandBody<'voice:remove-clip'>): Promise<CommandReply>
}

/** How long browsers cache a default clip, whose name carries a hash of its content. */
const clipMaxAge = '365d'
const ofCentre = '/api/centres/:centre/voice/:language'

type VoiceRequest = Request<{ centre: string; language: string; clip: string }>

/** The centre and language of a request. */
interface CentreVoice {
  centre: string
  language: Locale
  settings: CentreSettings
}

/**
 * Creates the routes for the hall's voice: default packs as files, and for each centre a manifest of the clips that its hall uses. Any screen
 * may fetch clips and manifests; only managers may list and change a centre's own clips.
 */
export function voiceRoutes(deps: VoiceDeps): Router {
  const packs = readPacks(deps.log)
  const router = Router()
  const findVoiceOrRefuse = (request: VoiceRequest, response: Response): CentreVoice | undefined => {
    const { centre, language } = request.params
    const settings = deps.settingsOf(centre)
    if (!settings) return void refuse(response, 'NO_SUCH_CENTRE')
    if (!isLanguage(language)) return void refuse(response, 'NO_SUCH_CLIP')
    return { centre, language, settings }
  }
  const findClipOrRefuse = (
    request: VoiceRequest,
    response: Response,
  ): (CentreVoice & { clip: ClipId }) | undefined => {
    const voice = findVoiceOrRefuse(request, response)
    const { clip } = request.params
    if (voice && !isClip(voice.language, clip)) return void refuse(response, 'NO_SUCH_CLIP')
    return voice && { ...voice, clip }
  }

  router.get('/voice/:language/manifest.json', (request, response, next) => {
    const { language } = request.params
    if (!isLanguage(language)) return next()
    response.set('Cache-Control', 'no-cache').json(packs[language])
  })
  router.use(
    '/voice',
    express.static(fileURLToPath(packsFolder), { immutable: true, maxAge: clipMaxAge, index: false }),
  )

  router.get(`${ofCentre}/manifest.json`, async (request: VoiceRequest, response) => {
    const voice = findVoiceOrRefuse(request, response)
    if (!voice) return
    const own = await deps.ownClips(voice.centre, voice.language).catch(() => undefined)
    if (!own) return void refuse(response, 'STORE_AWAY')
    response
      .set('Cache-Control', 'no-cache')
      .json(composePack(packs[voice.language], voice.settings, own, deps.catalogue()))
  })
  router.get(`${ofCentre}/clips`, async (request: VoiceRequest, response) => {
    const voice = findVoiceOrRefuse(request, response)
    if (!voice) return
    if (!(await deps.gate.admit(request, response, 'voice:list', voice.centre))) return
    const own = await deps.ownClips(voice.centre, voice.language).catch(() => undefined)
    if (!own) return void refuse(response, 'STORE_AWAY')
    response
      .set('Cache-Control', 'no-cache')
      .json(listClips(packs[voice.language], voice.settings, own, deps.catalogue()))
  })
  router.get(`${ofCentre}/clips/:clip`, async (request: VoiceRequest, response) => {
    const voice = findClipOrRefuse(request, response)
    if (!voice) return
    try {
      const wav = await deps.ownClip(voice.centre, voice.language, voice.clip)
      if (!wav) return void refuse(response, 'NO_SUCH_CLIP')
      // Browsers revalidate a centre's own clip each time, because it keeps its name when it changes.
      response.set('Cache-Control', 'no-cache').type('wav').send(wav)
    } catch {
      refuse(response, 'STORE_AWAY')
    }
  })
  router.put(`${ofCentre}/clips/:clip`, async (request: VoiceRequest, response: Response) => {
    const voice = findClipOrRefuse(request, response)
    if (!voice) return
    const { centre, language, clip } = voice
    const by = await deps.gate.admit(request, response, 'voice:set-clip', centre)
    if (!by) return
    const bytes = await readBytes(request, response, maxRecordingBytes)
    sendReply(response, await deps.setClip(by, centre, { language, clip, wav: bytes.toString('base64') }))
  })
  router.use(refuseTooLarge('BAD_CLIP', 'too-long'))
  router.delete(`${ofCentre}/clips/:clip`, async (request: VoiceRequest, response) => {
    const voice = findClipOrRefuse(request, response)
    if (!voice) return
    const { centre, language, clip } = voice
    const by = await deps.gate.admit(request, response, 'voice:remove-clip', centre)
    if (by) sendReply(response, await deps.removeClip(by, centre, { language, clip }))
  })
  return router
}
