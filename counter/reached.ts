import type { HallConnection } from '../shared/ui/hall-connection.ts'

/**
 * @returns when the hall shows event `n`: an answer comes on another road than the event it speaks of, and often first.
 * A store that lost its past has other numbers; then there is nothing to wait for.
 */
export function reached(hall: HallConnection, n: number): Promise<void> {
  const epoch = hall.view?.epoch
  return new Promise(resolve => {
    let stop = () => {}
    const look = () => {
      const { view } = hall
      if (!view || (view.n < n && view.epoch === epoch)) return
      stop()
      resolve()
    }
    stop = hall.onChange(look)
    look()
  })
}
