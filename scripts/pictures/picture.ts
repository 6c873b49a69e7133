import type { Page } from 'playwright-core'
import type { Locale } from '../../shared/domain/locale.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import type { Inspector, IssuedTicket, IssueOptions, Joining, Member } from '../../test/kit/member.ts'

/** A state of a screen to be pictured in each language, on the real page of a real server. */
export interface Picture {
  /** `<screen>-<state>`: the file is `<name>-<language>.png`. */
  name: string
  /** Width and height in CSS px. */
  size: [width: number, height: number]
  /** The picture kills or freezes things: it gets its own server. */
  own?: true
  /** The picture gets its own server without the demonstration, where users sign in and devices show a code. */
  closed?: true
  /**
   * The server has an archive in which the centre has weeks of history. Such pictures share one: they change
   * little.
   */
  past?: true
  /** The browser blocks sound until the page is touched, unlike one opened by `npm run screen`. */
  quiet?: true
  /** Brings the centre into the state and opens the page. @returns the page to be pictured */
  prepare(context: PictureContext): Promise<Page>
}

/** What a picture is made with. All that it opens is closed after the picture is taken. */
export interface PictureContext {
  locale: Locale
  url: string
  /** A centre that no picture has used yet. */
  centre: string
  app: {
    readonly pid: number
    kill(signal: NodeJS.Signals): Promise<void>
    start(): Promise<void>
    redisPid(): number
  }
  /** Opens a page of the server at the picture's size, such as `/display/?centre=…`; motion is reduced. */
  open(path: string): Promise<Page>
  /** Joins the picture's centre. */
  join(joining: Joining): Promise<Member>
  /** Signs in at a window of the picture's centre and opens it. */
  sit(counter: string, joining?: Partial<Joining>): Promise<Inspector>
  /** On a closed server: creates an administrator. */
  administrator(): Promise<Administrator>
  /** Takes a ticket. */
  issue(queue?: QueueId, options?: IssueOptions): Promise<IssuedTicket>
}

/** Manages people and devices by HTTP. */
export interface Administrator {
  login: string
  password: string
  /** Sends a request. @returns the reply @throws when it is refused */
  must<T>(method: string, path: string, body?: unknown): Promise<T>
}
