import { html, type TemplateResult } from 'lit'
import type { Locale } from '../domain/locale.ts'
import { retryMessages } from '../i18n/common/retry.ts'
import { mayReloadAgain, reloadPage } from './new-version.ts'
import type { SectionLoader } from './section-loader.ts'

/**
 * @param isUnsaved something typed would be lost by a reload: the user decides when
 * @returns what a page shows instead of a section that could not be loaded
 */
export function lostSection(
  loader: SectionLoader<HTMLElement>,
  locale: Locale,
  notLoaded: string,
  isUnsaved = false,
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
