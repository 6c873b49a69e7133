import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { ROOT } from '../kit/builds.ts'

/** Runs the bench with sizes that measure nothing. */
async function bench(...args: string[]): Promise<{ code: number | null; out: string; errors: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bench/main.ts', '--tiny', ...args], {
    cwd: ROOT,
  })
  let out = ''
  let errors = ''
  child.stdout.on('data', data => (out += data))
  child.stderr.on('data', data => (errors += data))
  const code = await new Promise<number | null>(resolve => child.once('close', resolve))
  return { code, out, errors }
}

const keys = [
  ...[
    'issueRatio',
    'callRatio',
    'callRatio18',
    'callDepthRatio',
    'callToScreenP99Ms',
    'idleWindowsP99Ms',
    'archiveLagSeconds',
    'rssMiB',
    'socketRatio',
    'socketRatioAlone',
  ],
  ...['bytesPerWaitingTicket', 'ticketPictureP50Ms', 'tapToPaperP95Ms'],
  ...['ticketMemory600MiB', 'restMiB', 'restPssMiB', 'startPeakMiB'],
  ...['archiveMiBPerDay', 'archiveKiBPerTicket', 'archiveGrowthRatio', 'archiveLogMiB'],
]
/** Memory that does not grow is the wanted result. */
const mayBeNone = ['ticketMemory600MiB']

const reported = [
  'rssMiB',
  'restPssMiB',
  'callRatio18',
  'socketRatioAlone',
  'archiveMiBPerDay',
  'archiveKiBPerTicket',
]

test('every figure is a number, and with --json stdout gets one object only', async () => {
  const { code, out, errors } = await bench('--json', '--only', keys.join(','))
  expect(code, errors).toBe(0)
  const figures = JSON.parse(out)
  expect(Object.keys(figures).sort()).toEqual([...keys].sort())
  for (const key of keys) {
    if (!mayBeNone.includes(key)) expect(figures[key].value, key).toBeGreaterThan(0)
    expect(figures[key], key).toEqual({
      what: expect.any(String),
      value: expect.any(Number),
      target: reported.includes(key) ? null : expect.any(String),
      ok: figures[key].target === null ? null : expect.any(Boolean),
    })
  }
})

test('a figure that does not exist is refused', async () => {
  const { code, errors } = await bench('--only', 'warp')
  expect(code).toBe(1)
  expect(errors).toContain('warp')
})
