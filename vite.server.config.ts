import { dirname, join, relative } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const root = import.meta.dirname
const outDir = join(root, 'dist/server')

/** What starts by itself: the server, what people run beside it, and the threads that `startThread` starts. */
const entries = {
  main: 'server/main.ts',
  admin: 'scripts/admin/main.ts',
  archive: 'scripts/archive/main.ts',
  audit: 'scripts/audit/main.ts',
  backup: 'scripts/backup/main.ts',
  catalogue: 'scripts/catalogue/main.ts',
  restore: 'scripts/restore/main.ts',
  'print-agent': 'scripts/print-agent/main.ts',
  'pglite-worker': 'server/archive/pglite-worker.ts',
  'file-worker': 'server/exports/file-worker.ts',
  'pdf-worker': 'server/catalogue/files/pdf-worker.ts',
  'draw-worker': 'server/printing/draw-worker.ts',
}

/**
 * Files beside a module (scripts of Redis, voices, fonts) stay where they are: a module in the bundle still names its own place,
 * relative to the bundle, so that the whole folder can be moved. A thread's module is the one beside the bundle.
 */
const ownPlace: Plugin = {
  name: 'kezek-own-place',
  enforce: 'pre',
  transform(code, id) {
    if (!code.includes('import.meta.')) return undefined
    const here = JSON.stringify(`/${relative(outDir, dirname(id))}`)
    const url = JSON.stringify(relative(outDir, id))
    return code
      .replace(
        /new URL\('\.\/([\w-]+-worker)\.ts', import\.meta\.url\)/g,
        "new URL('./$1.js', import.meta.own)",
      )
      .replaceAll('import.meta.url', `new URL(${url}, import.meta.own).href`)
      .replaceAll('import.meta.dirname', `(import.meta.dirname + ${here})`)
      .replaceAll('import.meta.own', 'import.meta.url')
  },
}

/** The server as plain JavaScript; packages stay where npm has put them. */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [ownPlace],
  ssr: { target: 'node' },
  build: {
    ssr: true,
    outDir,
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(root, file)])),
      // All in one folder: what a module says of its own place is right in every file of the bundle.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
