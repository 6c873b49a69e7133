import { openArchive } from '../../server/archive/open-archive.ts'
import { dayEnds } from '../../server/archive/schema.ts'
import { businessDay } from '../../shared/domain/business-day.ts'
import { addDays } from '../../shared/domain/dates.ts'
import { startApp, type TestApp } from './app.ts'
import { silent } from './archive.ts'
import { startPostgres } from './postgres.ts'
import { makeData } from './reports/make-data.ts'

export interface PastApp {
  app: TestApp
  /** The centre with weeks of history. */
  centre: string
  /** A day by the centre's clock. */
  today: string
  stop(): Promise<void>
}

const past = 'akmola'
const weeks = 8
const ticketsADay = 180

/** Starts the server on an archive in which two centres have weeks of history, up to yesterday. */
export async function startPast(): Promise<PastApp> {
  const postgres = await startPostgres()
  const { day } = businessDay(Date.now(), 'Asia/Almaty', '00:00')
  const today = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`
  const url = await postgres.database()
  const archive = await openArchive({ url }, silent)
  await makeData(archive.db, {
    centres: [past, 'kostanay'],
    ticketsADay,
    from: addDays(today, -7 * weeks),
    to: addDays(today, -1),
  })
  await archive.db.insert(dayEnds).values(
    openDays(today).map(at => ({
      centre: past,
      epoch: 'made',
      day: at.replaceAll('-', ''),
      n: 1,
      at: Date.parse(`${at}T13:30:00Z`),
    })),
  )
  await archive.close()
  const app = await startApp({ env: { KEZEK_ARCHIVE: '1', DATABASE_URL: url } })
  return {
    app,
    today,
    centre: past,
    async stop() {
      await app.stop()
      await postgres.stop()
    },
  }
}

/** All days except Sundays. */
function openDays(today: string): string[] {
  const days = Array.from({ length: 7 * weeks }, (_, at) => addDays(today, at - 7 * weeks))
  return days.filter(day => new Date(day).getUTCDay() !== 0)
}
