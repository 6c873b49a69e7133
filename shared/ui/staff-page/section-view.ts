import { html, type TemplateResult } from 'lit'
import type { Locale } from '../../domain/locale.ts'
import { retryMessages } from '../../i18n/common/retry.ts'
import { mayReloadAgain, reloadPage } from '../new-version.ts'
import type { LoadedSection, SectionLoader } from './section-loader.ts'

interface SectionViewOptions {
  locale: Locale
  /** Shown while the section is loaded for the first time. */
  opening: string
  /** Shown when the section could not be loaded. */
  notLoaded: string
  /** A reload of the page would lose something typed: the user decides when. */
  isUnsaved?: boolean
}

/**
 * @param prepare hands the section's element what it shows
 * @returns the open section, or what the page shows while there is none
 */
export function sectionView<E extends HTMLElement>(
  loader: SectionLoader<E>,
  section: LoadedSection | undefined,
  prepare: (element: E) => void,
  options: SectionViewOptions,
): TemplateResult {
  const element = section && loader.element(section.id)
  if (element) prepare(element)
  if (loader.isLost) return lostSection(loader, options)
  return element ? html`${element}` : html`<p role="status">${options.opening}</p>`
}

function lostSection(
  loader: SectionLoader<HTMLElement>,
  { locale, notLoaded, isUnsaved = false }: SectionViewOptions,
): TemplateResult {
  const t = retryMessages[locale]
  if (!loader.isOutdated) {
    const seconds = loader.retry.nextInSeconds
    return html`<div class="alone">
      <p role="alert">${notLoaded}</p>
      <p data-next-try>${seconds === undefined ? '' : t.nextTry(seconds)}</p>
      <p><button class="button" data-act="again" @click=${() => loader.retry.now()}>${t.tryNow}</button></p>
    </div>`
  }
  const isReloading = !isUnsaved && mayReloadAgain()
  return html`<div class="alone" data-new-version>
    <p role="alert">
      ${t.newVersion} ${isReloading ? t.newVersionReloads : isUnsaved ? t.newVersionFinish : ''}
    </p>
    <p><button class="button" data-act="reload" @click=${() => reloadPage()}>${t.reload}</button></p>
  </div>`
}
