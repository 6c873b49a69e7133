import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { Part } from '../lib/life-cycle.ts'
import { Agents } from '../printing/agents.ts'
import { RenderThread } from '../printing/draw.ts'
import { LinkSecret, linksUnder } from '../printing/link-secret.ts'
import { createPreview } from '../printing/preview.ts'
import { printerNetworksOf } from '../printing/printer-networks.ts'
import type { PrinterRules } from '../printing/printer-of.ts'
import type { StorePart } from './store.ts'

interface Deps {
  config: Config
  store: StorePart
  log: Logger
}

export interface PaperPart extends Part {
  readonly renderThread: RenderThread
  /** The print agents that are connected to this node. */
  readonly agents: Agents
  /** Which printers may be used, and how. */
  readonly rules: PrinterRules
  readonly linkOf: ReturnType<typeof linksUnder>
  /** Draws a ticket as it would be printed. */
  readonly preview: ReturnType<typeof createPreview>
}

/** Creates the part for printed tickets: the thread that draws them, their links, the print agents. */
export function createPaper({ config, store, log }: Deps): PaperPart {
  const { client, queue, viewOf, catalogue, now } = store
  const renderThread = new RenderThread()
  const agents = new Agents({ client, keysOf: centre => queue.keys(centre), log })
  const linkOf = linksUnder(config.publicUrl, new LinkSecret(client, config.keyPrefix))
  return {
    renderThread,
    agents,
    rules: { ...config, networks: printerNetworksOf(config) },
    linkOf,
    preview: createPreview({ viewOf, catalogue, now, linkOf, drawing: renderThread }),
    async stop() {
      await agents.stop()
      await renderThread.close()
    },
  }
}
