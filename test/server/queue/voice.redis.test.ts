import { expect, test } from 'vitest'
import { readOwnClip, readOwnClips } from '../../../server/queue/read-clips.ts'
import { changedKeys, dump } from '../../kit/dump.ts'
import { openHall } from '../../kit/hall.ts'
import { codeOf, manager, must } from '../../kit/steps.ts'
import { toneWav } from '../../kit/voice.ts'
import { client, useRedis } from './scene.ts'

useRedis()

const wav = toneWav().toString('base64')

test('a clip, its length, the version and their event are written together', async () => {
  const hall = await openHall(client)
  const keys = hall.store.keys(hall.centre)
  const before = await dump(client, hall.prefix)
  const clip = { language: 'kk', clip: 'n-42', ms: 500, wav }
  expect((await must(hall, 'set-clip', manager, clip)).reply).toEqual({ version: 1 })
  const base = `kezek:{${hall.centre}}:`
  expect(changedKeys(before, await dump(client, hall.prefix))).toEqual([
    `${base}centre`,
    `${base}clip:kk:n-42`,
    `${base}events`,
    `${base}voice:kk`,
  ])
  expect(await readOwnClips(client, keys, 'kk')).toEqual(new Map([['n-42', 500]]))
  expect(await readOwnClip(client, keys, 'kk', 'n-42')).toEqual(toneWav())
  expect((await hall.view()).voice).toEqual({ kk: 1 })
})

test('each language has its own versions, and each change raises its version', async () => {
  const hall = await openHall(client)
  const set = (language: string, clip: string) =>
    must(hall, 'set-clip', manager, { language, clip, ms: 500, wav })
  await set('kk', 'n-1')
  await set('kk', 'n-1')
  await set('ru', 'n-1')
  await must(hall, 'remove-clip', manager, { language: 'kk', clip: 'n-1' })
  expect((await hall.view()).voice).toEqual({ kk: 3, ru: 1 })
  const keys = hall.store.keys(hall.centre)
  expect(await readOwnClips(client, keys, 'kk')).toEqual(new Map())
  expect(await readOwnClip(client, keys, 'kk', 'n-1')).toBeUndefined()
  expect(await readOwnClips(client, keys, 'ru')).toEqual(new Map([['n-1', 500]]))
})

test('a missing clip can’t be removed, and nothing changes', async () => {
  const hall = await openHall(client)
  const before = await dump(client, hall.prefix)
  expect(await codeOf(hall, 'remove-clip', manager, { language: 'kk', clip: 'n-1' })).toBe('NO_SUCH_CLIP')
  expect(changedKeys(before, await dump(client, hall.prefix))).toEqual([])
})

test('closing a day leaves the voice unchanged: it belongs to the centre', async () => {
  const hall = await openHall(client)
  await must(hall, 'set-clip', manager, { language: 'en', clip: 'go', ms: 500, wav })
  hall.clock.now = Number(hall.clock.now) + 86_400_000
  await must(hall, 'open-day', manager)
  expect((await hall.view()).voice).toEqual({ en: 1 })
  expect(await client.pTTL(hall.store.keys(hall.centre).clip('en', 'go'))).toBe(-1)
})
