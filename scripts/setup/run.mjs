import { spawn } from 'node:child_process'

/** What a person has to do before the script can go on; shown without a stack. */
export class SetupError extends Error {}

/**
 * Runs a command and resolves with its exit code. Its output is the script's own; a signal to the script alone, as
 * npm sends it, ends the command too.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function run(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options })
  const pass = signal => {
    child.kill(signal)
    child.once('exit', () => process.exit(128 + (signal === 'SIGINT' ? 2 : 15)))
  }
  process.on('SIGTERM', pass)
  process.on('SIGINT', pass)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', code => resolve(code ?? 1))
  }).finally(() => {
    process.off('SIGTERM', pass)
    process.off('SIGINT', pass)
  })
}

/** Runs the steps of a script; a SetupError becomes its sentence, and any error a non-zero exit. */
export async function main(steps) {
  try {
    await steps()
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error)
    process.exit(1)
  }
}
