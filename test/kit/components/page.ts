import type { LitElement } from 'lit'

/** The page on which `fixture` mounts components. */

interface Mounted {
  modules: readonly string[]
  tag: string
  props: object
  listen: readonly string[]
}

declare global {
  interface Window {
    mountComponent(what: Mounted): Promise<void>
    setProps(props: object): Promise<void>
    /** Details of the events that have left the component, by name. */
    noted: Record<string, unknown[]>
  }
}

/** Each is loaded when a test wants it. */
const components = import.meta.glob([
  '/shared/ui/**/*.ts',
  '/{home,account,centres,kiosk,display,counter,consultant,manager,office,reports}/**/*.ts',
])
let mounted: LitElement | undefined

window.noted = {}

/** @returns what `packed` of the fixture was given. */
function unpacked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpacked)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  if ('entriesOfMap' in value) return new Map(unpacked(value.entriesOfMap) as [unknown, unknown][])
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, unpacked(one)]))
}

window.setProps = async props => {
  Object.assign(mounted ?? {}, unpacked(props))
  await mounted?.updateComplete
}

window.mountComponent = async ({ modules, tag, props, listen }) => {
  for (const module of modules) {
    const load = components[`/${module}`]
    if (!load) throw new Error(`no such module: ${module}`)
    await load()
  }
  await customElements.whenDefined(tag)
  mounted = document.createElement(tag) as LitElement
  for (const name of listen) {
    const details: unknown[] = []
    window.noted[name] = details
    mounted.addEventListener(name, event => details.push((event as CustomEvent).detail ?? null))
  }
  Object.assign(mounted, unpacked(props))
  document.querySelector('main')?.append(mounted)
  await mounted.updateComplete
}
