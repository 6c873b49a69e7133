import { blockedStorage } from '../i18n/common/blocked-storage.ts'
import { showStrip } from './strip.ts'

let isShown = false

/** Shows a strip above the page: this browser blocks storage, and what to do about it. */
export function showBlockedStrip(): void {
  if (isShown) return
  isShown = true
  showStrip('blocked-strip', locale => {
    const { title, advice } = blockedStorage[locale]
    return { label: title, text: `${title}. ${advice}` }
  })
}
