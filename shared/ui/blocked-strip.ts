import { blockedStorage } from '../i18n/common/blocked-storage.ts'
import { showStrip } from './strip.ts'

let isShown = false

/** Says over the page that this browser keeps nothing, and what to do about it. */
export function showBlockedStrip(): void {
  if (isShown) return
  isShown = true
  showStrip('blocked-strip', locale => {
    const { title, advice } = blockedStorage[locale]
    return { label: title, text: `${title}. ${advice}` }
  })
}
