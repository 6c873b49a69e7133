import type { Job } from 'bullmq'
import type { Logger } from 'pino'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { endDay } from '../commands/close-day.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { QueueStore } from '../queue/queue-store.ts'

export interface DayJob {
  centre: string
}

export interface ScheduleOptions {
  store: QueueStore
  log: Logger
  /** What the node knows of a centre now. */
  viewOf(
    centre: string,
  ): { day: string; days: Readonly<Record<string, string>>; settings: CentreSettings } | undefined
  trim(centre: string): Promise<void>
}

/**
 * Begins the business day and ends those before it. It runs at each centre's `dayStartsAt`, at the start of a node, and
 * whenever a day is opened; nothing depends on when, for the day is part of every key.
 */
export function dayProcessor({ store, log, viewOf, trim }: ScheduleOptions) {
  return async ({ data: { centre } }: Pick<Job<DayJob>, 'data'>): Promise<void> => {
    const context = { by: 'system:schedule' }
    await store.run(centre, 'open-day', context, {})
    const view = viewOf(centre)
    if (!view) throw new Error(`${centre} is not known yet`)
    const { day: today } = store.today(centre)
    for (const day of unclosedDays(view.days, today)) {
      const result = await endDay(store, centre, context, { ...view.settings, day })
      if (result.ok) log.info({ centre, day }, 'a day was ended')
      else log.warn({ centre, day, error: result.error.code }, 'a day could not be ended')
    }
    await trim(centre)
  }
}

/** @returns the business days before `today` that were opened and not yet closed, oldest first. */
export function unclosedDays(days: Readonly<Record<string, string>>, today: string): string[] {
  return Object.entries(days)
    .filter(([day, state]) => /^\d{8}$/.test(day) && day < today && state !== 'closed')
    .map(([day]) => day)
    .sort()
}

/** Keeps one repeating job a centre at the minute its day begins, in its own zone. */
export async function scheduleDays(
  jobs: JobQueue<DayJob>,
  centres: readonly { centre: string; settings: CentreSettings }[],
): Promise<void> {
  for (const { centre, settings } of centres) {
    const [hour, minute] = settings.dayStartsAt.split(':').map(Number)
    await jobs.queue.upsertJobScheduler(
      `day_${centre}`,
      { pattern: `0 ${minute} ${hour} * * *`, tz: settings.zone },
      { name: 'day', data: { centre }, opts: { removeOnComplete: true, removeOnFail: true } },
    )
  }
}
