import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { watchPage } from '../kit/browser.ts'

const root = join(import.meta.dirname, '../..')
const types: Record<string, string> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  woff2: 'font/woff2',
}

/** The section built as screens are, and shown from the address of a real server that answers all else. */
export interface VoicePages {
  open(
    url: string,
    query: string,
    size?: { width: number; height: number },
  ): Promise<{ page: Page; faults: string[] }>
  remove(): void
}

export async function buildVoicePages(browser: Browser): Promise<VoicePages> {
  const folder = mkdtempSync(join(tmpdir(), 'kezek-voice-page-'))
  await build({
    configFile: false,
    root,
    base: '/voice-page/',
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { input: join(import.meta.dirname, 'voice-page.html') },
    },
  })
  return {
    async open(url, query, size = { width: 1280, height: 900 }) {
      const page = await browser.newPage({ viewport: size })
      const faults = watchPage(page, url)
      await page.route('**/voice-page/**', route => {
        const path = new URL(route.request().url()).pathname.slice('/voice-page/'.length)
        const contentType = types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
        return route.fulfill({ body: readFileSync(join(folder, path)), contentType })
      })
      await page.goto(`${url}/voice-page/test/office/voice-page.html?${query}`)
      return { page, faults }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
