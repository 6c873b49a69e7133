import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { type Locale, locales } from '../domain/locale.ts'
import { browserShelf } from './storage.ts'

/** One key for all pages of a machine: a language chosen on one page holds for the others. */
const key = 'kezek.language'
/** Keys of older versions, in which each page had its own. */
const olderKeys = ['kezek.manager.language', 'kezek.counter.language', 'kezek.home.language']

/** @returns the language chosen on this machine before, if any. */
export function chosenLanguage(): Locale | undefined {
  for (const name of [key, ...olderKeys]) {
    const kept = browserShelf.getItem(name)
    const locale = locales.find(locale => locale === kept)
    if (locale) return locale
  }
  return undefined
}

let current: Locale | undefined
const listeners = new Set<() => void>()

/** The page's language. Every component that shows words reads it here. */
export const language = {
  /** The language chosen on this machine before, else Kazakh. */
  get current(): Locale {
    current ??= chosenLanguage() ?? 'kk'
    return current
  },

  /** Switches the page to a language and keeps it for the pages of this machine. */
  choose(locale: Locale): void {
    current = locale
    browserShelf.setItem(key, locale)
    document.documentElement.lang = locale
    for (const listener of listeners) listener()
  },

  /** @returns a function that removes the listener. */
  onChange(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

/** Renders its host again when the page's language changes. */
export class PageLanguage implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #stop: (() => void) | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  get locale(): Locale {
    return language.current
  }

  hostConnected(): void {
    document.documentElement.lang = language.current
    this.#stop = language.onChange(() => this.#host.requestUpdate())
  }

  hostDisconnected(): void {
    this.#stop?.()
  }
}
