import { type Locale, locales } from '../domain/locale.ts'

/**
 * Puts a line over the whole page, in the language that the page has just now. Without Lit: every screen carries it. What the
 * page has left is `100vh` less `--banner`.
 * @param says its words
 */
export function showStrip(
  className: string,
  says: (locale: Locale) => { label: string; text: string },
): void {
  const strip = document.createElement('aside')
  strip.className = `strip ${className}`
  const page = document.documentElement
  const speak = () => {
    const { label, text } = says(locales.find(locale => locale === page.lang) ?? 'kk')
    strip.ariaLabel = label
    strip.textContent = text
  }
  speak()
  new MutationObserver(speak).observe(page, { attributeFilter: ['lang'] })
  document.body.prepend(strip)
  const measure = () => {
    const strips = [...document.querySelectorAll<HTMLElement>('body > .strip')]
    page.style.setProperty('--banner', `${strips.reduce((sum, { offsetHeight }) => sum + offsetHeight, 0)}px`)
  }
  measure()
  // Words of another language, and a narrower page, take more lines.
  new ResizeObserver(measure).observe(strip)
}
