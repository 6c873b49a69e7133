/** Settings of a Redis that others run; undefined: we may not read them. */
export type RedisSettings = Readonly<
  Partial<Record<'appendonly' | 'appendfsync' | 'maxmemory-policy' | 'save', string>>
>

/**
 * Names what such a Redis does not promise: that an issued ticket is on the disk before it is acknowledged, and
 * that nothing is evicted when memory is short.
 *
 * @returns one sentence; undefined when all is promised
 */
export function whatIsNotPromised(settings: RedisSettings): string | undefined {
  const { appendonly, appendfsync, save, 'maxmemory-policy': eviction } = settings
  if (appendonly === undefined || eviction === undefined) {
    return 'This Redis does not let its settings be read, so that nothing is promised about tickets when it or its machine fails, or runs out of memory.'
  }
  const losses: string[] = []
  if (appendonly !== 'yes') {
    losses.push(
      save
        ? 'every ticket since the last snapshot may be lost when Redis ends (appendonly is no)'
        : 'every ticket may be lost when Redis ends (appendonly is no, and save is empty)',
    )
  } else if (appendfsync === 'everysec') {
    losses.push('tickets of the last second may be lost in a power cut (appendfsync is everysec)')
  } else if (appendfsync !== 'always') {
    losses.push(`tickets of the last half minute may be lost in a power cut (appendfsync is ${appendfsync})`)
  }
  if (eviction !== 'noeviction') {
    losses.push(`tickets may be thrown out when memory is short (maxmemory-policy is ${eviction})`)
  }
  return losses.length === 0 ? undefined : `With this Redis, ${losses.join(', and ')}.`
}
