import { afterAll, beforeAll, expect, test } from 'vitest'
import { type VoiceClips, type VoicePack, voicePackSchema } from '../../../../shared/contract/voice-pack.ts'
import { locales } from '../../../../shared/domain/locale.ts'
import { clipIds } from '../../../../shared/speech/clips.ts'
import { handshakeOf, rawClient } from '../../../kit/client.ts'
import { changedKeys, type Dump, dump } from '../../../kit/dump.ts'
import { startNode, type TestNode } from '../../../kit/node.ts'
import { startRedis, type TestClient, type TestRedis } from '../../../kit/redis.ts'
import { until } from '../../../kit/until.ts'
import { toneWav } from '../../../kit/voice.ts'

let redis: TestRedis
let client: TestClient
let node: TestNode
beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
  node = await startNode(redis)
})
afterAll(async () => {
  await node?.stop()
  await redis?.stop()
})

const voiceOf = (centre: string, language = 'kk') => `${node.url}/api/centres/${centre}/voice/${language}`
const put = (address: string, body: Buffer) =>
  fetch(address, { method: 'PUT', body: new Uint8Array(body), headers: { 'Content-Type': 'audio/wav' } })

async function listOf(centre: string, language = 'kk'): Promise<VoiceClips> {
  return (await (await fetch(`${voiceOf(centre, language)}/clips`)).json()) as VoiceClips
}
async function packOf(centre: string): Promise<VoicePack> {
  return voicePackSchema.parse(await (await fetch(`${voiceOf(centre)}/manifest.json`)).json())
}

test.each(locales)(
  'the default pack of %s: its manifest is asked for each time, its clips are kept',
  async language => {
    const response = await fetch(`${node.url}/voice/${language}/manifest.json`)
    expect(response.headers.get('Cache-Control')).toBe('no-cache')
    const pack = voicePackSchema.parse(await response.json())
    expect(Object.keys(pack.clips).sort()).toEqual(clipIds(language).sort())
    const clip = await fetch(new URL(pack.clips['n-42']?.file ?? '', response.url))
    expect(clip.status).toBe(200)
    expect(clip.headers.get('Cache-Control')).toContain('immutable')
    expect(Buffer.from(await clip.arrayBuffer()).toString('latin1', 0, 4)).toBe('OggS')
  },
)

test('a centre that has recorded nothing speaks with the default voice, clip by clip', async () => {
  const pack = await packOf('akmola')
  const files = Object.values(pack.clips).map(
    ({ file }) => new URL(file, `${voiceOf('akmola')}/manifest.json`),
  )
  expect(files.every(({ pathname }) => pathname.startsWith('/voice/kk/'))).toBe(true)
  expect((await fetch(files[0] ?? '')).status).toBe(200)

  const { complete, clips } = await listOf('akmola')
  expect(complete).toBe(false)
  expect(clips.map(({ id }) => id).sort()).toEqual(clipIds('kk').sort())
  expect(clips.every(({ ownMs }) => ownMs === null)).toBe(true)

  // Six letters and eight windows.
  const needed = clips.filter(clip => clip.needed).map(({ id }) => id)
  expect(needed).toContain('letter-k')
  expect(needed).not.toContain('letter-z')
  expect(needed).toContain('ordinal-8')
  expect(needed).not.toContain('ordinal-9')
})

test('a sent clip comes back unchanged, is listed and can be removed', async () => {
  const address = `${voiceOf('almaty-region')}/clips/n-42`
  const wav = toneWav({ seconds: 0.75 })
  expect((await fetch(address)).status).toBe(404)
  expect(await (await put(address, wav)).json()).toMatchObject({ ok: true, reply: { version: 1 } })

  const heard = await fetch(address)
  expect(heard.headers.get('Content-Type')).toBe('audio/wav')
  expect(Buffer.from(await heard.arrayBuffer()).equals(wav)).toBe(true)

  const entry = (await listOf('almaty-region')).clips.find(({ id }) => id === 'n-42')
  expect(entry).toMatchObject({ text: 'қырық екі', ownMs: 750, needed: true })
  // Another centre and another language do not have it.
  expect((await listOf('almaty-region', 'ru')).clips.every(({ ownMs }) => ownMs === null)).toBe(true)
  expect((await listOf('akmola')).clips.every(({ ownMs }) => ownMs === null)).toBe(true)
  expect(await (await fetch(address, { method: 'DELETE' })).json()).toMatchObject({ ok: true })
  expect((await fetch(address)).status).toBe(404)
  expect((await fetch(address, { method: 'DELETE' })).status).toBe(404)
})

test('a hall speaks with its own voice once that is complete, and never mixes two voices in a call', async () => {
  const needed = (await listOf('kostanay')).clips.filter(clip => clip.needed).map(({ id }) => id)
  const [last = '', ...others] = needed
  const wav = toneWav()
  for (const id of others) expect((await put(`${voiceOf('kostanay')}/clips/${id}`, wav)).status).toBe(200)

  const filesOf = (pack: VoicePack) => needed.map(id => pack.clips[id]?.file ?? '')
  expect(filesOf(await packOf('kostanay')).every(file => file.startsWith('/voice/kk/'))).toBe(true)

  await put(`${voiceOf('kostanay')}/clips/${last}`, wav)
  const pack = await packOf('kostanay')
  expect(filesOf(pack)).toEqual(needed.map(id => `clips/${id}`))
  expect((await listOf('kostanay')).complete).toBe(true)

  const heard = await fetch(new URL(pack.clips[last]?.file ?? '', `${voiceOf('kostanay')}/manifest.json`))
  expect(Buffer.from(await heard.arrayBuffer()).equals(wav)).toBe(true)
  // The pack still has a letter that the centre no longer uses.
  expect(pack.clips['letter-z']?.file).toMatch(/^\/voice\/kk\/letter-z\./)
})

/** @returns the keys that commands write at the centre, without those of readers: cursors, leases and the audit chain. */
async function written(): Promise<Dump> {
  const all = await dump(client, `${node.prefix}kezek:{zhambyl}:`)
  return new Map([...all].filter(([key]) => !/^((lease|cursor):|chain(-head)?$)/.test(key)))
}

const changed = (change: (bytes: Buffer) => void) => {
  const wav = toneWav()
  change(wav)
  return wav
}

test.each([
  ['nothing', () => Buffer.alloc(0), 'not-wav'],
  ['a text', () => Buffer.from('Талон А, қырық екі'), 'not-wav'],
  ['a WAV cut off', () => toneWav().subarray(0, 5_000), 'cut-off'],
  ['a header alone', () => toneWav().subarray(0, 36), 'cut-off'],
  ['24 bits', () => changed(wav => wav.writeUInt16LE(24, 34)), 'not-pcm'],
  ['stereo', () => changed(wav => wav.writeUInt16LE(2, 22)), 'not-mono'],
  ['96 kHz', () => toneWav({ rate: 96_000 }), 'bad-rate'],
  ['4 kHz', () => toneWav({ rate: 4_000 }), 'bad-rate'],
  ['seven seconds', () => toneWav({ seconds: 7 }), 'too-long'],
  ['a minute', () => toneWav({ seconds: 60 }), 'too-long'],
  ['a click', () => toneWav({ seconds: 0.05 }), 'too-short'],
  ['silence', () => toneWav({ amplitude: 0 }), 'silent'],
  ['the hum of a cable', () => toneWav({ amplitude: 0.001 }), 'silent'],
])('%s is refused, and the clip that was there stays', async (_, file, problem) => {
  const address = `${voiceOf('zhambyl')}/clips/n-7`
  await put(address, toneWav({ seconds: 0.4 }))
  const before = await written()
  const response = await put(address, file())
  expect(response.status).toBe(400)
  expect(await response.json()).toEqual({ ok: false, error: { code: 'BAD_CLIP', detail: { problem } } })
  // Only the refusal itself is kept, as the last word for its request.
  const left = changedKeys(before, await written())
  expect(left.filter(key => !key.startsWith('req:'))).toEqual([])
})

test.each([
  ['a centre that is not there', 'GET', '/api/centres/atlantis/voice/kk/manifest.json', 'NO_SUCH_CENTRE'],
  ['a list of a centre that is not there', 'GET', '/api/centres/atlantis/voice/kk/clips', 'NO_SUCH_CENTRE'],
  ['a language that is not spoken', 'GET', '/api/centres/akmola/voice/de/manifest.json', 'NO_SUCH_CLIP'],
  [
    'a language by the name of a method',
    'GET',
    '/api/centres/akmola/voice/constructor/clips',
    'NO_SUCH_CLIP',
  ],
  ['a clip that nothing says', 'GET', '/api/centres/akmola/voice/kk/clips/n-100000', 'NO_SUCH_CLIP'],
  ['a clip of another language', 'PUT', '/api/centres/akmola/voice/ru/clips/ordinal-5', 'NO_SUCH_CLIP'],
  ['a way out of the folder', 'GET', '/voice/kk/..%2f..%2fpackage.json', 'NOT_FOUND'],
  ['a folder', 'GET', '/voice/kk/', 'NOT_FOUND'],
])('%s: 404', async (_, method, path, code) => {
  const body = method === 'PUT' ? new Uint8Array(toneWav()) : null
  const response = await fetch(node.url + path, { method, body })
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ ok: false, error: { code } })
})

test('a changed clip reaches displays and managers as a version, and kiosks and counters not at all', async () => {
  const screens = await Promise.all(
    ['display', 'manager', 'kiosk', 'inspector'].map(role => rawClient(node.url, handshakeOf(role))),
  )
  const [display, manager, kiosk, counter] = screens
  await put(`${voiceOf('akmola', 'ru')}/clips/go`, toneWav())
  const eventsOf = (screen: (typeof screens)[number] | undefined) =>
    JSON.stringify(screen?.received.filter(({ name }) => name === 'event'))
  for (const screen of screens) await until('the event has come', () => eventsOf(screen) !== '[]')
  expect(eventsOf(display)).toContain('"voice":{"ru":1}')
  expect(eventsOf(display)).not.toContain('voice:changed')
  expect(eventsOf(manager)).toContain('"voice":{"ru":1}')
  expect(eventsOf(manager)).toContain('"clip":"go"')
  for (const screen of [kiosk, counter]) expect(eventsOf(screen)).not.toContain('voice')

  // A screen that connects later gets the version as well.
  const late = await rawClient(node.url, handshakeOf('display'))
  await until('the snapshot has come', () => late.received.some(({ name }) => name === 'snapshot'))
  expect(late.received.find(({ name }) => name === 'snapshot')?.message).toMatchObject({ voice: { ru: 1 } })

  for (const screen of [...screens, late]) screen.close()
})

test('outside the demonstration only managers record and list clips, and everyone may fetch them', async () => {
  const strict = await startNode(redis, { prefix: node.prefix, env: { KEZEK_DEMO: '0' } })
  try {
    const base = `${strict.url}/api/centres/akmola/voice/kk`
    const refused = { ok: false, error: { code: 'NOT_SIGNED_IN' } }
    for (const response of [
      await put(`${base}/clips/n-1`, toneWav()),
      await fetch(`${base}/clips/n-1`, { method: 'DELETE' }),
      await fetch(`${base}/clips`),
    ]) {
      expect(response.status).toBe(401)
      expect(await response.json()).toEqual(refused)
    }
    expect((await fetch(`${base}/manifest.json`)).status).toBe(200)
  } finally {
    await strict.stop()
  }
})
