import type { Page } from 'playwright-core'
import type { Locale } from '../../shared/domain/locale.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import type { Inspector, IssuedTicket, IssueOptions, Joining, Member } from '../../test/kit/member.ts'

/** A state of a screen, as a picture shows it: of the real page in a real hall, in each language. */
export interface Picture {
  /** `<screen>-<state>`: the file is `<name>-<language>.png`. */
  name: string
  /** Width and height in CSS px. */
  size: [width: number, height: number]
  /** The picture kills or freezes: it gets a server that nobody else uses. */
  own?: true
  /** Of a server without the demonstration, of its own: whoever comes signs in, or shows a code. */
  closed?: true
  /** Of a server with an archive, in which the centre has weeks behind it. Pictures of it share one: they look, and change little. */
  past?: true
  /** The browser forbids sound until the page is touched, as one does that `npm run screen` has not opened. */
  quiet?: true
  /** Brings a hall into the state and opens the page. @returns the page to be taken. */
  prepare(context: PictureContext): Promise<Page>
}

/** What a picture is made with. Whatever it opens is closed when the picture is taken. */
export interface PictureContext {
  locale: Locale
  url: string
  /** A centre whose hall nobody has used yet. */
  centre: string
  app: {
    readonly pid: number
    kill(signal: NodeJS.Signals): Promise<void>
    start(): Promise<void>
    redisPid(): number
  }
  /** Opens a page of the server at the picture's size, such as `/display/?centre=…`; motion is reduced. */
  open(path: string): Promise<Page>
  /** Joins the picture's hall. */
  join(joining: Joining): Promise<Member>
  /** Signs in at a window of the picture's hall, and opens it. */
  sit(counter: string, joining?: Partial<Joining>): Promise<Inspector>
  /** Where everybody signs in: makes an administrator. */
  administrator(): Promise<Administrator>
  /** A visitor takes a ticket. */
  issue(queue?: QueueId, options?: IssueOptions): Promise<IssuedTicket>
}

/** Who looks after people and devices, by HTTP. */
export interface Administrator {
  login: string
  password: string
  /** @returns what was answered. @throws when it was refused. */
  must<T>(method: string, path: string, body?: unknown): Promise<T>
}
