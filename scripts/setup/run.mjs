import { spawn } from 'node:child_process'

/** A person has to do something before the script can continue. The message is shown without a stack. */
export class SetupError extends Error {}

/**
 * Runs a command and resolves with its exit code. It shares the script's output, and ends when the script receives
 * a signal, even if npm sends it to the script alone.
 *
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

/**
 * Runs the steps of a script. Prints a SetupError's message without a stack; any error gives a non-zero exit code.
 */
export async function main(steps) {
  try {
    await steps()
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error)
    process.exit(1)
  }
}
