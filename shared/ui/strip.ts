import { type Locale, locales } from '../domain/locale.ts'

/**
 * Shows a strip above the page, in the page's present language. It uses no Lit, because every screen carries it. The page below has
 * a height of `100vh` less `--banner`.
 * @param says returns the words of the strip
 */
export function showStrip(
  className: string,
  says: (locale: Locale) => { label: string; text: string },
): void {
  const strip = document.createElement('aside')
  strip.className = `strip ${className}`
  const page = document.documentElement
  const showWords = () => {
    const { label, text } = says(locales.find(locale => locale === page.lang) ?? 'kk')
    strip.ariaLabel = label
    strip.textContent = text
  }
  showWords()
  new MutationObserver(showWords).observe(page, { attributeFilter: ['lang'] })
  document.body.prepend(strip)
  const measure = () => {
    const strips = [...document.querySelectorAll<HTMLElement>('body > .strip')]
    page.style.setProperty('--banner', `${strips.reduce((sum, { offsetHeight }) => sum + offsetHeight, 0)}px`)
  }
  measure()
  // Another language or a narrower page may take more lines.
  new ResizeObserver(measure).observe(strip)
}
