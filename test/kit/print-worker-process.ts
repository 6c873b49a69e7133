/** A print worker in a process of its own, to be killed: its place comes as JSON. */
import { openPrintWorker, type WorkerPlace } from './print-worker.ts'

const { worker } = await openPrintWorker(JSON.parse(process.argv[2] ?? '') as WorkerPlace)
void worker.run()
console.log('ready')
