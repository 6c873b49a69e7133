import { execFile } from 'node:child_process'
import { constants, type FileHandle, open } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { isatty } from 'node:tty'
import { promisify } from 'node:util'
import { type ByteLine, LineError } from './byte-line.ts'

/** A device that has nothing to say or can take nothing yet is looked at again so soon. */
const againMs = 10
const readBytes = 256

/** What the system says of a device that was pulled out, or whose other end has been closed. */
const lost = new Set(['EIO', 'ENODEV', 'ENXIO', 'EPIPE', 'EBADF'])

/**
 * A printer behind a device file: `/dev/usb/lp0`, a serial port. Never waits within the system: a read or write that
 * hangs there could not be called off, and would hold the whole program at its end.
 */
export class DeviceLine implements ByteLine {
  readonly #file: FileHandle
  readonly #mayRead: boolean
  #reading: Promise<void> = Promise.resolve()
  #gone = false
  #destroyed = false

  private constructor(file: FileHandle, mayRead: boolean) {
    this.#file = file
    this.#mayRead = mayRead
  }

  /**
   * @param baud speed of a serial port; without it the port keeps what the system has set
   * @throws LineError when there is no such device, or another program has it
   */
  static async open(path: string, baud?: number): Promise<DeviceLine> {
    const { O_RDWR, O_WRONLY, O_NOCTTY, O_NONBLOCK } = constants
    const line = await open(path, O_RDWR | O_NOCTTY | O_NONBLOCK)
      .then(file => new DeviceLine(file, true))
      .catch(async error => {
        // Some can only be written to: such a printer is mute.
        if (error.code !== 'EACCES' && error.code !== 'EINVAL') throw error
        return new DeviceLine(await open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK), false)
      })
      .catch(error => {
        throw new LineError(error.code === 'EBUSY' ? 'busy' : 'unreachable', error)
      })
    try {
      if (isatty(line.#file.fd)) await setUp(path, baud)
    } catch (error) {
      await line.destroy()
      throw new LineError('unreachable', error)
    }
    return line
  }

  get gone(): boolean {
    return this.#gone
  }

  listen(hear: (data: Uint8Array) => void, gone: () => void): void {
    if (this.#mayRead) this.#reading = this.#read(hear).finally(() => this.#gone && gone())
  }

  async write(bytes: Uint8Array): Promise<void> {
    let rest = bytes
    while (rest.length > 0) {
      if (this.#gone || this.#destroyed) throw new LineError('connection-lost')
      const taken = await this.#try(() => this.#file.write(rest))
      if (taken) rest = rest.subarray(taken.bytesWritten)
      else await pause(againMs)
    }
  }

  /**
   * The driver of USB printers throws away what is still under way when the file is closed; it takes a next byte only when
   * all before has gone (its source; not tried on one). Printers pass a zero byte over. A serial port is drained by its closing.
   */
  async end(ms: number): Promise<void> {
    const late = new AbortController()
    try {
      await Promise.race([this.write(Uint8Array.of(0)), pause(ms, undefined, { signal: late.signal })])
    } finally {
      late.abort()
    }
  }

  async destroy(): Promise<void> {
    this.#destroyed = true
    // Closed under a read, the number of the file could already be another's.
    await this.#reading
    await this.#file.close()
  }

  async #read(hear: (data: Uint8Array) => void): Promise<void> {
    const buffer = new Uint8Array(readBytes)
    while (!this.#gone && !this.#destroyed) {
      try {
        const read = await this.#try(() => this.#file.read(buffer, 0, buffer.length, null))
        // Nothing read is no end: USB printers send empty packets.
        if (read && read.bytesRead > 0) hear(buffer.slice(0, read.bytesRead))
        else await pause(againMs)
      } catch {
        // A device that can't be read is mute; whether it is gone, #try has seen.
        return
      }
    }
  }

  /** @returns undefined where the device has no room, or nothing to say, at the moment. @throws LineError */
  async #try<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work()
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException
      if (code === 'EAGAIN') return undefined
      if (lost.has(code)) this.#gone = true
      throw new LineError('connection-lost', error)
    }
  }
}

/** As the system sets a serial port up, it takes bytes of a picture for line ends, flow control and signals, and echoes. */
async function setUp(path: string, baud: number | undefined): Promise<void> {
  const speed = baud === undefined ? [] : [String(baud)]
  await promisify(execFile)('stty', ['-F', path, 'raw', '-echo', ...speed])
}
