import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const root = import.meta.dirname

/** The page that lists the centres, and the nine screens: each a folder with an index.html of its own. */
const PAGES = [
  'home',
  'account',
  'centres',
  'kiosk',
  'display',
  'counter',
  'consultant',
  'manager',
  'office',
  'reports',
].filter(name => existsSync(join(root, name, 'index.html')))

/**
 * A build of several pages shares pieces between them, and a piece carries what any of them needs: 51 KiB of scripts for the
 * kiosk instead of 41. The build names the pages that it wants together.
 */
const BUILT = process.env.KEZEK_PAGES?.split(',') ?? PAGES

/** Paths that the server answers: in development Vite proxies them to it. */
const SERVER_PATHS = ['/healthz', '/metrics', '/api', '/voice', '/socket.io']

/** Address of the server behind Vite in development; the script that starts both sets it. */
const server = process.env.KEZEK_DEV_SERVER ?? 'http://127.0.0.1:3000'

/** In development `/` is the list of centres too, and `/kiosk` the kiosk, as the server serves them when built. */
const pagesWithoutSlash: Plugin = {
  name: 'kezek-pages',
  configureServer(vite) {
    vite.middlewares.use((request, _response, next) => {
      const [path = '/', query] = (request.url ?? '/').split('?')
      const page = path === '/' ? 'home' : PAGES.find(name => path === `/${name}` || path === `/${name}/`)
      if (page) request.url = `/${page}/index.html${query === undefined ? '' : `?${query}`}`
      next()
    })
  },
}

/**
 * Replaces Vite's helper for dynamic imports, which is half a KiB of every screen. It loads styles and imports of the part first; the
 * parts of screens have no style sheets, and browsers find imports by themselves.
 */
const noPreloadHelper: Plugin = {
  name: 'kezek-no-preload-helper',
  apply: 'build',
  enforce: 'pre',
  load: id => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = load => load()' : undefined),
}

/** Removes comments and indents from the styles of components: half a KiB of the kiosk. */
const shortStyles: Plugin = {
  name: 'kezek-short-styles',
  apply: 'build',
  enforce: 'pre',
  transform: code =>
    code.replace(/\bcss`[^`]*`/g, styles => styles.replace(/\/\*.*?\*\//gs, '').replace(/\s+/g, ' ')),
}

/** Removes the indents of templates, where a line's end means as much as a blank: a third of a KiB of the kiosk. */
const shortTemplates: Plugin = {
  name: 'kezek-short-templates',
  apply: 'build',
  generateBundle(_options, bundle) {
    // In minified code only templates have several lines.
    for (const piece of Object.values(bundle))
      if (piece.type === 'chunk') piece.code = piece.code.replace(/\n\s+/g, '\n')
  },
}

/** Leaves WebTransport out, which the server does not speak: half a KiB of every screen. */
const noWebTransport: Plugin = {
  name: 'kezek-no-web-transport',
  apply: 'build',
  enforce: 'pre',
  load: id =>
    id.endsWith('engine.io-client/build/esm/transports/webtransport.js') ? 'export class WT {}' : undefined,
}

export default defineConfig({
  root,
  appType: 'mpa',
  publicDir: false,
  plugins: [pagesWithoutSlash, noPreloadHelper, shortStyles, shortTemplates, noWebTransport],
  build: {
    outDir: join(root, 'dist/screens'),
    // Built page by page into one folder, which the script empties before.
    emptyOutDir: false,
    reportCompressedSize: false,
    // The charts of the reports, loaded with the first of them: 650 KiB, 220 of them on the wire.
    chunkSizeWarningLimit: 700,
    // The browsers of the halls know it by themselves.
    modulePreload: false,
    rolldownOptions: { input: Object.fromEntries(BUILT.map(name => [name, join(root, name, 'index.html')])) },
  },
  server: {
    proxy: Object.fromEntries(
      SERVER_PATHS.map(path => [path, { target: server, ws: path === '/socket.io' }]),
    ),
  },
})
