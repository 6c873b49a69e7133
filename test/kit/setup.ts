import fc from 'fast-check'
import { runSeed } from './seed.ts'

// Vitest loads this before each test file.
fc.configureGlobal({ seed: runSeed })
