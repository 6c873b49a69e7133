/** Where the making of files begins: a thread has none of its parent's ways to run TypeScript. */
import { register } from 'tsx/esm/api'

register()
await import('./file-worker.ts')
