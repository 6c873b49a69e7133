import type { About } from '../contract/about.ts'
import { demo } from '../i18n/demo.ts'
import { locales } from '../i18n/locale.ts'
import { loadJson } from './load-json.ts'

/** As high as one line of it; what a page has left is `100vh` less `--banner`. */
const height = '26px'

/**
 * Stands over every screen of the demonstration, in the language that the screen has just now. Without Lit: a kiosk outside the
 * demonstration carries it for nothing.
 */
function showBanner(): void {
  const banner = document.createElement('aside')
  banner.className = 'demo-banner'
  const page = document.documentElement
  const speak = () => {
    const { demonstration, notForVisitors } = demo[locales.find(locale => locale === page.lang) ?? 'kk']
    banner.ariaLabel = demonstration
    banner.textContent = `${demonstration}. ${notForVisitors}`
  }
  speak()
  new MutationObserver(speak).observe(page, { attributeFilter: ['lang'] })
  page.style.setProperty('--banner', height)
  document.body.prepend(banner)
}

void loadJson<About>('/api/about').then(about => {
  if (about.demo) showBanner()
})
