/** What is wrong with a form, by field; what belongs to no field is under the empty name. */
export type Wrong = Readonly<Record<string, string>>

/**
 * Reads the fields of a form, without spaces at their ends.
 * @param needed names of the fields that must not be empty
 * @param word what to say beside an empty one
 * @returns what was typed, and what is wrong with it
 */
export function readForm<const N extends string>(
  form: HTMLFormElement,
  names: readonly N[],
  needed: readonly N[],
  word: string,
): { typed: Record<N, string>; wrong: Wrong } {
  const data = new FormData(form)
  const typed = Object.fromEntries(names.map(name => [name, String(data.get(name) ?? '').trim()])) as Record<
    N,
    string
  >
  return {
    typed,
    wrong: Object.fromEntries(needed.filter(name => typed[name] === '').map(name => [name, word])),
  }
}

/** Moves the focus to the first field that is wrong, in components within `root` too. */
export function focusWrong(root: ParentNode): void {
  findWrong(root)?.focus()
}

function findWrong(root: ParentNode): HTMLElement | undefined {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (element.matches('[aria-invalid="true"]')) return element
    const inner = element.shadowRoot && findWrong(element.shadowRoot)
    if (inner) return inner
  }
  return undefined
}
