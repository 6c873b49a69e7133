/** What a Redis that others run says of itself; undefined: it did not let us read it. */
export type RedisSettings = Readonly<
  Partial<Record<'appendonly' | 'appendfsync' | 'maxmemory-policy' | 'save', string>>
>

/**
 * One sentence saying what is not promised on such a Redis, or undefined when all is: an acknowledged ticket is on
 * the disk before its acknowledgement leaves, and nothing is thrown out when memory is short.
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
