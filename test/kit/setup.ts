import fc from 'fast-check'
import { runSeed } from './seed.ts'

// Vitest loads this before each file of tests.
fc.configureGlobal({ seed: runSeed })
