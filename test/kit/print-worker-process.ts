/** A print worker in its own process, to be killed. Its place is given as JSON. */
import { openPrintWorker, type WorkerPlace } from './print-worker.ts'

const { worker } = await openPrintWorker(JSON.parse(process.argv[2] ?? '') as WorkerPlace)
void worker.run()
console.log('ready')
