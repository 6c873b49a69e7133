import type { HallView } from '../contract/hall-view.ts'

/**
 * @returns the view as it is on `day`: until the first command of a new day the store's view is of the day before, whose
 * figures nobody should take for today's.
 */
export function viewOn(view: HallView, day: string): HallView {
  if (view.day === day) return view
  return { ...view, day, tickets: {}, queues: {}, sum: {}, lastSum: view.sum, curve: {}, calls: [] }
}
