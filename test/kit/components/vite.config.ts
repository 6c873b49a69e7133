import { join } from 'node:path'
import { defineConfig } from 'vite'

const root = join(import.meta.dirname, '../../..')

/** Every component as a piece of its own, for the page on which tests mount one. */
export default defineConfig({
  root,
  publicDir: false,
  build: {
    outDir: join(root, 'dist/components'),
    emptyOutDir: true,
    reportCompressedSize: false,
    minify: false,
    // The charts of the reports.
    chunkSizeWarningLimit: 3_000,
    modulePreload: false,
    rolldownOptions: { input: join(import.meta.dirname, 'page.html') },
  },
})
