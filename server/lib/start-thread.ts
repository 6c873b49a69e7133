import { Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * Starts one of our modules in a thread. In the built server, `module` is a JavaScript file beside the bundle. In tests and `npm run dev` it is
 * TypeScript, for which the thread needs its own loader.
 */
export function startThread(module: URL, options: WorkerOptions = {}): Worker {
  const isSource = module.pathname.endsWith('.ts')
  const entry = isSource ? new URL('./thread-from-source.mjs', import.meta.url) : module
  // Do not pass on the parent's Node options, which may make the thread run as a test or watch its files.
  return new Worker(entry, { execArgv: [], ...(isSource && { argv: [module.href] }), ...options })
}
