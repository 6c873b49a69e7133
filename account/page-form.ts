import { LitElement } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { Refusal } from '../shared/contract/errors.ts'
import type { Locale } from '../shared/domain/locale.ts'
import { account } from '../shared/i18n/account/account.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { focusWrong, type Wrong } from '../shared/ui/forms/read-form.ts'

/** Base of the forms of this page: fields in the document itself, errors beside each, one request at a time. */
export abstract class PageForm extends LitElement {
  @property() locale: Locale = 'kk'
  @state() protected isBusy = false
  @state() protected isShown = false
  @state() protected capsLock = false
  @state() protected wrong: Wrong = {}

  /** Password managers look for fields in the document itself. */
  protected override createRenderRoot(): HTMLElement {
    return this
  }

  /** @returns what was typed; undefined, and an error beside each empty field, where one is empty. */
  protected read<const N extends string>(
    form: HTMLFormElement,
    names: readonly N[],
  ): Record<N, string> | undefined {
    const data = new FormData(form)
    const typed = Object.fromEntries(names.map(name => [name, String(data.get(name) ?? '')]))
    const { needed } = account[this.locale]
    const empty = names.filter(name => typed[name]?.trim() === '')
    this.wrong = Object.fromEntries(empty.map(name => [name, needed]))
    if (empty.length === 0) return typed as Record<N, string>
    void this.focusWrong()
    return undefined
  }

  /** Shows beside its field why the server refused it. */
  protected refuse(refusal: Refusal, otherwise = ''): void {
    const { field } = refusal.detail ?? {}
    const name = typeof field === 'string' ? field : otherwise
    this.wrong = { [name]: errorMessage(this.locale, refusal) }
    void this.focusWrong()
  }

  protected async focusWrong(): Promise<void> {
    await this.updateComplete
    focusWrong(this)
  }

  protected readonly noteCapsLock = (event: KeyboardEvent): void => {
    this.capsLock = event.getModifierState?.('CapsLock') ?? false
  }
}
