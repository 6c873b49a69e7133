/** Names of fields in the sections where they differ from the settings' own. */
const otherNames: Readonly<Record<string, string>> = { ownQueues: 'own', purpose: 'sign' }

const focusable = 'input, select, textarea, button, [tabindex]'

/**
 * Moves the focus to a field of a section: to the element that has the setting's name, else to its part's heading, else to the section's
 * own. A field in a list that nothing is chosen from yet is not on the page.
 *
 * @param path the field's place in the settings; undefined: the section itself
 */
export function focusSetting(section: HTMLElement, path: string | undefined): void {
  const names = (path ?? '').split('.').filter(Boolean).reverse()
  const selectors = [
    ...(path === undefined ? [] : [`[data-setting="${path}"]`]),
    ...names.flatMap(name => [otherNames[name] ?? [], name].flat()).flatMap(selectorsOf),
    'h2',
  ]
  for (const selector of selectors) {
    const found = findDeep(section.shadowRoot ?? section, selector)
    if (!found) continue
    const target = found.matches(focusable) ? found : (found.querySelector<HTMLElement>(focusable) ?? found)
    if (!target.matches(focusable)) target.tabIndex = -1
    target.focus()
    target.scrollIntoView({ block: 'center' })
    return
  }
}

function selectorsOf(name: string): string[] {
  return [`[name="${name}"]`, `[data-field="${name}"]`, `[id="${name}"]`]
}

/** @returns the first element that matches, also inside of components */
function findDeep(root: ParentNode, selector: string): HTMLElement | undefined {
  const own = root.querySelector<HTMLElement>(selector)
  if (own) return own
  for (const element of root.querySelectorAll('*')) {
    const found = element.shadowRoot && findDeep(element.shadowRoot, selector)
    if (found) return found
  }
  return undefined
}
