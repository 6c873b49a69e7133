/** Runs a TypeScript module in a thread: see start-thread.ts. The built server never loads this file. */
import { register } from 'tsx/esm/api'

register()
await import(process.argv[2])
