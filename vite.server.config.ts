import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const root = import.meta.dirname

/** Files beside a module (scripts of Redis, voices, the drawing thread) stay where they are: a module in the bundle still names its own place. */
const ownPlace: Plugin = {
  name: 'kezek-own-place',
  transform: (code, id) =>
    code.includes('import.meta.')
      ? code
          .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
          .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
      : undefined,
}

/** The server as one file of plain JavaScript; packages stay where npm has put them. */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [ownPlace],
  ssr: { target: 'node' },
  build: {
    ssr: join(root, 'server/main.ts'),
    outDir: join(root, 'dist/server'),
    emptyOutDir: true,
    minify: false,
  },
})
