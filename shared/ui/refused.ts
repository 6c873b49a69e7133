import { html, nothing, type TemplateResult } from 'lit'
import type { Refusal } from '../contract/errors.ts'
import type { Locale } from '../domain/locale.ts'
import { errorMessage } from '../i18n/common/errors.ts'
import { retryMessages } from '../i18n/common/retry.ts'
import { icon } from './icons.ts'
import type { Retry } from './retry.ts'

/**
 * @returns why something could not be read, when the next try starts, and a button that tries at once. The countdown is outside of
 * the alert: a screen reader reads the reason once, not every second.
 */
export function refusedView(refusal: Refusal | undefined, retry: Retry, locale: Locale): TemplateResult {
  const t = retryMessages[locale]
  const seconds = retry.nextInSeconds
  return html`<div class="refused" ?hidden=${!refusal}>
    <div role="alert">
      ${refusal ? html`<p class="trouble">${icon('bad')} <span>${errorMessage(locale, refusal)}</span></p>` : nothing}
    </div>
    ${
      refusal
        ? html`<p class="actions">
            ${seconds === undefined ? nothing : html`<span data-next-try>${t.nextTry(seconds)}</span>`}
            <button type="button" class="button" data-act="again" @click=${() => retry.now()}>${t.tryNow}</button>
          </p>`
        : nothing
    }
  </div>`
}
