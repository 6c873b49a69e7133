import { businessDay, localTime } from '../../../shared/domain/business-day.ts'

/** The clock that decides a centre's days and hours. */
export interface CentreClock {
  zone: string
  dayStartsAt: string
}

/** @returns the centre's business day, hour and weekday at a moment */
export function localOf(
  at: number,
  { zone, dayStartsAt }: CentreClock,
): { day: string; hour: number; weekday: number } {
  const { hour, weekday } = localTime(at, zone)
  return { day: businessDay(at, zone, dayStartsAt).day, hour, weekday }
}

/** @returns a queue's id, service and purpose */
export function partsOf(queue: string): { queue: string; service: string; purpose: string } {
  const dot = queue.lastIndexOf('.')
  return { queue, service: queue.slice(0, dot), purpose: queue.slice(dot + 1) }
}

/** @returns the id of an actor `<role>:<id>` that is an inspector; null for others */
export function inspectorOf(by: string): string | null {
  return by.startsWith('inspector:') ? by.slice('inspector:'.length) : null
}
