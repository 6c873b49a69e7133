import { Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * Starts a module of ours in a thread. In the built server `module` names a file of plain JavaScript beside the bundle; from
 * source, in tests and `npm run dev`, it is TypeScript, which a thread can read only with a loader of its own.
 */
export function startThread(module: URL, options: WorkerOptions = {}): Worker {
  const isSource = module.pathname.endsWith('.ts')
  const entry = isSource ? new URL('./thread-from-source.mjs', import.meta.url) : module
  // None of the parent's options: they may run it as a test, or watch its files.
  return new Worker(entry, { execArgv: [], ...(isSource && { argv: [module.href] }), ...options })
}
