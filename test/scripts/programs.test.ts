import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { projectOf, ROOT } from './project.ts'

const run = promisify(execFile)

/** A machine on which only `programs` exist, each a shell script that logs its calls in a file. */
function machineWith(programs: Record<string, string>) {
  const root = projectOf({ noted: '' })
  const bin = join(root, 'bin')
  mkdirSync(bin)
  for (const name of ['env', 'chmod']) symlinkSync(`/usr/bin/${name}`, join(bin, name))
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`)
    chmodSync(join(bin, name), 0o755)
  }
  const noted = join(root, 'noted')
  const install = (as: 'root' | 'person') =>
    run(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `process.getuid = () => ${as === 'root' ? 0 : 1000}
         const { installPrograms, PROGRAMS } = await import('./scripts/setup/programs.mjs')
         await installPrograms(PROGRAMS.redis)`,
      ],
      { cwd: ROOT, env: { PATH: bin, NOTED: noted, BIN: bin } },
    )
  return { install, noted: () => readFileSync(noted, 'utf8').split('\n').filter(Boolean) }
}

const APT = `echo "apt-get $* $DEBIAN_FRONTEND" >> "$NOTED"`
const APT_INSTALLS = `${APT}\ncase "$*" in *install*) echo '#!/bin/sh' > "$BIN/redis-server"; chmod +x "$BIN/redis-server";; esac`
const APT_CALLS = [
  'apt-get -qq update noninteractive',
  'apt-get -qq install --yes --no-install-recommends redis-server noninteractive',
]

test('root installs missing programs by apt once, without a question', async () => {
  const machine = machineWith({ 'apt-get': APT_INSTALLS })
  await machine.install('root')
  expect(machine.noted()).toEqual(APT_CALLS)
  await machine.install('root')
  expect(machine.noted()).toEqual(APT_CALLS)
})

test('a user with passwordless sudo installs by it', async () => {
  const machine = machineWith({
    'apt-get': APT_INSTALLS,
    sudo: `echo "sudo $*" >> "$NOTED"\n[ "$1" = -n ] && shift\n[ "$1" = true ] && exit 0\nexec "$@"`,
  })
  await machine.install('person')
  expect(machine.noted().filter(line => line.startsWith('apt-get'))).toEqual(APT_CALLS)
  expect(machine.noted()[0]).toBe('sudo -n true')
})

test.each<[string, Record<string, string>]>([
  ['sudo asks for a password', { 'apt-get': APT, sudo: 'exit 1' }],
  ['there is no sudo', { 'apt-get': APT }],
  ['there is no apt', { sudo: 'exit 0' }],
])('%s: nothing is installed, and the commands are named', async (_case, programs) => {
  const machine = machineWith(programs)
  const { stderr } = await machine.install('person').catch(error => error)
  expect(stderr).toMatch(/redis-server is missing .*apt-get install.*dnf install.*brew install.*docker run/)
  expect(machine.noted()).toEqual([])
})

test('a failed installation ends with the same sentence', async () => {
  const machine = machineWith({ 'apt-get': `${APT}\nexit 100` })
  const { stderr } = await machine.install('root').catch(error => error)
  expect(stderr).toMatch(/redis-server is missing/)
  expect(machine.noted()).toEqual(APT_CALLS)
})
