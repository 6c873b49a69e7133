import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Duplex } from 'node:stream'
import type { MachineBehaviour } from './printer/behaviour.ts'
import { Machine } from './printer/machine.ts'
import { plugInto } from './printer.ts'
import { until } from './until.ts'

/**
 * A printer at a serial port: the machine behind a pseudo terminal, whose other end is a device file. `script`
 * opens it, because Node can't; it buffers 4 KB each way, like real ports.
 */
export class SerialPrinter {
  readonly machine = new Machine()
  /** Path of the device. */
  readonly device: string
  readonly #script: ChildProcess
  readonly #folder: string

  private constructor(script: ChildProcess, folder: string, device: string) {
    this.#script = script
    this.#folder = folder
    this.device = device
    const { stdin, stdout } = script
    if (!stdin || !stdout) throw new Error('no pipes')
    for (const pipe of [stdin, stdout]) pipe.on('error', () => {})
    const stream = Duplex.from({ readable: stdout, writable: stdin })
    stream.on('error', () => {})
    void plugInto(this.machine, stream, () => this.unplug())
  }

  static async open(behaviour: MachineBehaviour = {}): Promise<SerialPrinter> {
    const folder = mkdtempSync(join(tmpdir(), 'kezek-serial-'))
    const name = join(folder, 'tty')
    // Raw mode from the beginning, so that the printer's first bytes are not echoed; programs that open the device
    // set it again.
    const inside = `stty raw -echo; tty > ${name}.new; mv ${name}.new ${name}; exec sleep 86400`
    const script = spawn('script', ['-q', '-c', inside, '/dev/null'], { stdio: ['pipe', 'pipe', 'inherit'] })
    const device = await until('the terminal is there', () => {
      try {
        return readFileSync(name, 'utf8').trim()
      } catch {
        return undefined
      }
    })
    const printer = new SerialPrinter(script, folder, device)
    printer.machine.behaviour = behaviour
    return printer
  }

  /** Unplugs it: the device is gone for good. */
  unplug(): void {
    this.#script.kill('SIGKILL')
  }

  async close(): Promise<void> {
    const isOver = this.#script.exitCode !== null || this.#script.signalCode !== null
    const ended = isOver ? Promise.resolve() : new Promise(resolve => this.#script.once('exit', resolve))
    this.unplug()
    await ended
    this.machine.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
