/**
 * @returns the key that marks a store as being restored; its value names the backup. It is written with the
 * restored keys and removed when the archive is restored too. A store that still has it was left half restored, and
 * gets no command.
 */
export function restoreMarkKey(prefix: string): string {
  // Outside `kezek:{`, so that backups do not include it.
  return `${prefix}kezek:restoring`
}
