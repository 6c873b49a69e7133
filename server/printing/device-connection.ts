import { execFile } from 'node:child_process'
import { constants, type FileHandle, open } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { isatty } from 'node:tty'
import { promisify } from 'node:util'
import { type ByteConnection, ConnectionError } from './byte-connection.ts'

/** Milliseconds until a device that had nothing to read, or no room, is tried again. */
const retryDelayMs = 10
const readBytes = 256

/** Error codes of a device that was unplugged or whose other end was closed. */
const lostCodes = new Set(['EIO', 'ENODEV', 'ENXIO', 'EPIPE', 'EBADF'])

/**
 * A printer behind a device file: `/dev/usb/lp0` or a serial port. All reads and writes are non-blocking: one that
 * hangs in the system could not be cancelled, and would keep the program from ending.
 */
export class DeviceConnection implements ByteConnection {
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
   * Opens a device.
   *
   * @param baud speed of a serial port; absent: the port keeps the system's setting
   * @throws ConnectionError when there is no such device, or another program uses it
   */
  static async open(path: string, baud?: number): Promise<DeviceConnection> {
    const { O_RDWR, O_WRONLY, O_NOCTTY, O_NONBLOCK } = constants
    const connection = await open(path, O_RDWR | O_NOCTTY | O_NONBLOCK)
      .then(file => new DeviceConnection(file, true))
      .catch(async error => {
        // Some devices can only be written to; such a printer is mute.
        if (error.code !== 'EACCES' && error.code !== 'EINVAL') throw error
        return new DeviceConnection(await open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK), false)
      })
      .catch(error => {
        throw new ConnectionError(error.code === 'EBUSY' ? 'busy' : 'unreachable', error)
      })
    try {
      if (isatty(connection.#file.fd)) await setUp(path, baud)
    } catch (error) {
      await connection.destroy()
      throw new ConnectionError('unreachable', error)
    }
    return connection
  }

  get gone(): boolean {
    return this.#gone
  }

  listen(onData: (data: Uint8Array) => void, onGone: () => void): void {
    if (this.#mayRead) this.#reading = this.#read(onData).finally(() => this.#gone && onGone())
  }

  async write(bytes: Uint8Array): Promise<void> {
    let rest = bytes
    while (rest.length > 0) {
      if (this.#gone || this.#destroyed) throw new ConnectionError('connection-lost')
      const taken = await this.#try(() => this.#file.write(rest))
      if (taken) rest = rest.subarray(taken.bytesWritten)
      else await pause(retryDelayMs)
    }
  }

  /**
   * The Linux driver of USB printers discards bytes under way when the file is closed, and takes the next byte only
   * when all before have left (read in its source; not tried on a printer). Printers ignore a zero byte. Closing a
   * serial port sends what is left.
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
    // A file descriptor that is closed during a read could already belong to another file.
    await this.#reading
    await this.#file.close()
  }

  async #read(onData: (data: Uint8Array) => void): Promise<void> {
    const buffer = new Uint8Array(readBytes)
    while (!this.#gone && !this.#destroyed) {
      try {
        const read = await this.#try(() => this.#file.read(buffer, 0, buffer.length, null))
        // An empty read is not the end: USB printers send empty packets.
        if (read && read.bytesRead > 0) onData(buffer.slice(0, read.bytesRead))
        else await pause(retryDelayMs)
      } catch {
        // A device that can't be read is mute. `#try` has already set `#gone` if it was lost.
        return
      }
    }
  }

  /**
   * Runs a read or write.
   *
   * @returns undefined when the device has no room, or nothing to read, at the moment
   * @throws ConnectionError
   */
  async #try<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work()
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException
      if (code === 'EAGAIN') return undefined
      if (lostCodes.has(code)) this.#gone = true
      throw new ConnectionError('connection-lost', error)
    }
  }
}

/**
 * Sets a serial port to raw mode. By default the system changes connection ends, obeys flow control bytes and echoes what
 * it receives.
 */
async function setUp(path: string, baud: number | undefined): Promise<void> {
  const speed = baud === undefined ? [] : [String(baud)]
  await promisify(execFile)('stty', ['-F', path, 'raw', '-echo', ...speed])
}
