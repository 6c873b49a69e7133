/**
 * `npm run bench`: measures the figures that the project promises, on real servers and a real Redis, and prints a
 * table. `--json`: prints one object and nothing else to stdout. `--only issueRatio,kioskKiB`: only these figures.
 * `--tiny`: tiny sizes that only show that it works.
 */
import { parseArgs } from 'node:util'
import { archiveGrowth } from './archive-growth.ts'
import { atRest } from './at-rest.ts'
import { callDepthRatio } from './depth.ts'
import { callDuringReport } from './during-report.ts'
import { type Figure, toObject, toTable } from './figure.ts'
import { idleWindows } from './idle-windows.ts'
import { kioskKiB } from './kiosk.ts'
import { memory } from './memory.ts'
import { paper } from './paper.ts'
import { callToScreen } from './screens.ts'
import { full, type Sizes, tiny } from './sizes.ts'
import { socketRatio } from './sockets.ts'
import { tapToPaper } from './tap.ts'
import { callRatio, issueRatio } from './throughput.ts'

/** Measurements with the keys of their figures. */
const measures: readonly { keys: readonly string[]; measure(sizes: Sizes): Promise<Figure[]> }[] = [
  { keys: ['issueRatio'], measure: issueRatio },
  { keys: ['callRatio'], measure: sizes => callRatio(sizes, 6, 'callRatio', 0.5) },
  { keys: ['callRatio18'], measure: sizes => callRatio(sizes, 18, 'callRatio18') },
  { keys: ['callDepthRatio'], measure: callDepthRatio },
  { keys: ['callToScreenP99Ms', 'rssMiB'], measure: callToScreen },
  { keys: ['idleWindowsP99Ms', 'archiveLagSeconds'], measure: idleWindows },
  { keys: ['restMiB', 'restPssMiB', 'startPeakMiB'], measure: atRest },
  { keys: ['callDuringReportP99Ms'], measure: callDuringReport },
  {
    keys: ['archiveMiBPerDay', 'archiveKiBPerTicket', 'archiveGrowthRatio', 'archiveLogMiB'],
    measure: archiveGrowth,
  },
  { keys: ['socketRatio', 'socketRatioAlone'], measure: socketRatio },
  { keys: ['bytesPerWaitingTicket'], measure: memory },
  { keys: ['ticketPictureP50Ms', 'ticketMemory600MiB'], measure: paper },
  { keys: ['tapToPaperP95Ms'], measure: tapToPaper },
  { keys: ['kioskKiB'], measure: kioskKiB },
]

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    tiny: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
})
const known = measures.flatMap(({ keys }) => keys)
const wanted = values.only?.split(',') ?? known
const unknown = wanted.filter(key => !known.includes(key))
if (unknown.length > 0) {
  console.error(`There is no figure ${unknown.join(', ')}. All: ${known.join(', ')}`)
  process.exit(1)
}

const figures: Figure[] = []
for (const { keys, measure } of measures) {
  const asked = keys.filter(key => wanted.includes(key))
  if (asked.length === 0) continue
  // Progress goes to stderr: stdout is for figures.
  console.error(`measuring ${asked.join(', ')} …`)
  const taken = await measure(values.tiny ? tiny : full)
  figures.push(...taken.filter(({ key }) => wanted.includes(key)))
}
console.log(values.json ? JSON.stringify(toObject(figures)) : toTable(figures))
