import type { HallConnection } from '../shared/ui/hall-connection.ts'

/**
 * Resolves when the hall's view includes event `n`. A reply and its event arrive independently, the reply often first. If the
 * store was replaced meanwhile, its numbers differ, and the promise resolves at once.
 */
export function waitForEvent(hall: HallConnection, n: number): Promise<void> {
  const epoch = hall.view?.epoch
  return new Promise(resolve => {
    let stop = () => {}
    const check = () => {
      const { view } = hall
      if (!view || (view.n < n && view.epoch === epoch)) return
      stop()
      resolve()
    }
    stop = hall.onChange(check)
    check()
  })
}
