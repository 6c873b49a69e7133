/**
 * Key in a store that is being restored from a backup; its value names the backup. It is written with the restored keys and removed
 * when the archive is restored too: a store that has it was left in the middle, and gets no command.
 */
export function restoreMarkKey(prefix: string): string {
  // Not under `kezek:{`, where a backup would take it along.
  return `${prefix}kezek:restoring`
}
