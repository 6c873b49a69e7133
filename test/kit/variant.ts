import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { ROOT } from './builds.ts'

/** A screen with a deliberate defect, to see that the test that guards against it fails. */
export interface Variant {
  /** Makes the page run this screen's scripts instead of the server's. */
  showOn(page: Page): Promise<void>
  remove(): void
}

export interface Change {
  /** Path in the project. */
  file: string
  /** A text that the file contains exactly once. */
  find: string
  replace: string
}

/**
 * Builds a screen with one source changed.
 *
 * @param screen its folder, such as `display`
 * @throws Error when the source does not contain the text: then the variant would have no defect
 */
export async function buildVariant(screen: string, { file, find, replace }: Change): Promise<Variant> {
  const folder = mkdtempSync(join(tmpdir(), 'kezek-variant-'))
  let isChanged = false
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        // In one file, which can replace the original.
        input: { [screen]: join(ROOT, screen, 'index.html') },
        output: { entryFileNames: 'entry.js' },
      },
    },
    plugins: [
      {
        name: 'kezek-variant',
        enforce: 'pre',
        transform(code, id) {
          if (id !== join(ROOT, file)) return undefined
          if (code.split(find).length !== 2) throw new Error(`${file} does not hold once: ${find}`)
          isChanged = true
          return code.replace(find, () => replace)
        },
      },
    ],
  })
  if (!isChanged) throw new Error(`${screen} does not load ${file}`)
  return {
    async showOn(page) {
      // The page itself stays the server's: one from elsewhere may not connect to this machine.
      await page.route(new RegExp(`/assets/${screen}-[^/]*\\.js$`), route =>
        route.fulfill({ path: join(folder, 'entry.js') }),
      )
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
