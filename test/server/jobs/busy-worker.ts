import { pino } from 'pino'
import { openJobQueue } from '../../../server/jobs/job-queue.ts'
import { sleep } from '../../../shared/domain/sleep.ts'

// A process with an overloaded worker. It keeps writing to its output as a sign that its event loop runs.
const [socketPath = ''] = process.argv.slice(2)
const jobs = openJobQueue<object>({
  name: 'busy',
  target: { socketPath },
  prefix: 'busy:',
  log: pino({ level: 'silent' }),
})
await jobs.queue.addBulk(Array.from({ length: 1_000 }, () => ({ name: 'work', data: {} })))
jobs.work(() => sleep(10), { concurrency: 8 })
setInterval(() => process.stdout.write('alive\n'), 50)
