import { expect, test } from 'vitest'
import { type RedisSettings, whatIsNotPromised } from '../../../server/redis/foreign-redis.ts'

const safe: RedisSettings = {
  appendonly: 'yes',
  appendfsync: 'always',
  'maxmemory-policy': 'noeviction',
  save: '',
}

test('there is no warning about a Redis that writes before it answers and evicts nothing', () => {
  expect(whatIsNotPromised(safe)).toBeUndefined()
})

test.each<[string, RedisSettings]>([
  ['appendonly is no, and save is empty', { ...safe, appendonly: 'no' }],
  ['since the last snapshot', { ...safe, appendonly: 'no', save: '3600 1' }],
  ['tickets of the last second', { ...safe, appendfsync: 'everysec' }],
  ['appendfsync is no', { ...safe, appendfsync: 'no' }],
  ['maxmemory-policy is allkeys-lru', { ...safe, 'maxmemory-policy': 'allkeys-lru' }],
  ['does not let its settings be read', {}],
])('one sentence says: %s', (words, settings) => {
  const sentence = whatIsNotPromised(settings)
  expect(sentence).toContain(words)
  expect(sentence).toMatch(/^[^\n.]+\.$/)
})

test('two weaknesses give one sentence', () => {
  const sentence = whatIsNotPromised({ ...safe, appendfsync: 'everysec', 'maxmemory-policy': 'volatile-ttl' })
  expect(sentence).toMatch(/last second.*, and .*thrown out/)
})
