import type { Page } from 'playwright-core'
import { heartbeatSchema, type ScreenHeartbeat } from '../../shared/contract/heartbeat.ts'

/** What a page's hall screen shows, as a visitor reads it. */
export interface Seen {
  large: { number: string; counter: string } | undefined
  list: { number: string; counter: string; look: string }[]
  /** The fault that the top line shows, if any. */
  trouble: string
  soundOff: boolean
}

/** Reads a hall screen. */
export function read(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const root = document.querySelector('kezek-display-app')?.shadowRoot
    const inside = (name: string) => root?.querySelector(name)?.shadowRoot
    const data = (element: Element | null | undefined) => {
      const {
        number = '',
        counter = '',
        look = '',
      } = (element as HTMLElement | null | undefined)?.dataset ?? {}
      return { number, counter, look }
    }
    const large = inside('kezek-large-call')?.querySelector('.call')
    return {
      large: large ? { number: data(large).number, counter: data(large).counter } : undefined,
      list: [...(inside('kezek-call-list')?.querySelectorAll('li') ?? [])].map(data),
      trouble: root?.querySelector('.trouble-words')?.textContent?.trim() ?? '',
      soundOff: root?.querySelector('.sound-off') !== null,
    }
  })
}

/** Records from the page's beginning the numbers in the large place, in order. */
export async function noteLarge(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const noted: string[] = []
    Object.assign(window, { noted })
    const look = () => {
      const large = document
        .querySelector('kezek-display-app')
        ?.shadowRoot?.querySelector('kezek-large-call')
        ?.shadowRoot?.querySelector<HTMLElement>('.call')
      const number = large?.dataset.number
      if (number !== undefined && number !== noted.at(-1)) noted.push(number)
      requestAnimationFrame(look)
    }
    look()
  })
  return () => page.evaluate(() => (window as unknown as { noted: string[] }).noted)
}

/** Counts messages of a kind that the page receives from the server. */
export function countMessages(page: Page): (event: string) => number {
  const counts = new Map<string, number>()
  page.on('websocket', socket =>
    socket.on('framereceived', ({ payload }) => {
      const name = /^42\["(\w+)"/.exec(String(payload))?.[1]
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
    }),
  )
  return event => counts.get(event) ?? 0
}

/**
 * @returns the contrast of text and background for each look of a call, in the large place and in the list, by the
 * page's own styles (WCAG's ratio: 1 to 21)
 */
export function contrasts(page: Page): Promise<{ look: string; ratio: number }[]> {
  return page.evaluate(() => {
    const parts = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number)
    const luminance = (colour: string) => {
      const [r = 0, g = 0, b = 0] = parts(colour)
        .slice(0, 3)
        .map(part => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const parent = (element: Element) =>
      element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? document.documentElement
    const ground = (element: Element): string => {
      const { backgroundColor } = getComputedStyle(element)
      return parts(backgroundColor)[3] === 0 ? ground(parent(element)) : backgroundColor
    }
    const root = document.querySelector('kezek-display-app')?.shadowRoot
    const calls = ['kezek-large-call', 'kezek-call-list'].flatMap(name => [
      ...(root?.querySelector(name)?.shadowRoot?.querySelectorAll('.call, li') ?? []),
    ])
    return calls.flatMap(call => {
      const own = call.className
      const measured = ['blinking', 'blinking lit', 'new lit', 'called', 'serving'].map(look => {
        call.className = call.matches('li') ? look : `call ${look}`
        const [light, dark] = [getComputedStyle(call).color, ground(call)]
          .map(luminance)
          .sort((a, b) => b - a) as [number, number]
        return { look, ratio: (light + 0.05) / (dark + 0.05) }
      })
      call.className = own
      return measured
    })
  })
}

/** @returns the heartbeats that the page sends to the server, the last one at the end */
export function noteHeartbeats(page: Page): ScreenHeartbeat[] {
  const heartbeats: ScreenHeartbeat[] = []
  page.on('websocket', socket =>
    socket.on('framesent', ({ payload }) => {
      const [name, heartbeat] = JSON.parse(/^42(\[.*\])$/.exec(String(payload))?.[1] ?? '[]')
      if (name === 'heartbeat') heartbeats.push(heartbeatSchema.parse(heartbeat))
    }),
  )
  return heartbeats
}
