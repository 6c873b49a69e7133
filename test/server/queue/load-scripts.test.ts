import { expect, test } from 'vitest'
import { loadScripts } from '../../../server/queue/load-scripts.ts'
import { scriptArgs } from '../../../server/queue/script-args.ts'
import { transitions } from '../../../shared/domain/transitions.ts'
import { mutants } from '../../kit/mutants.ts'

test('scripts begin with the line that lets a cluster check their keys', () => {
  for (const { source } of Object.values(loadScripts())) expect(source.startsWith('#!lua\n')).toBe(true)
})

test.each([
  ['in another order', ['session', 'counter']],
  ['one too few', ['counter']],
  ['one too many', ['counter', 'session', 'ticket']],
  ['by another name', ['window', 'session']],
])('arguments %s than in the header of a script do not load', (_, args) => {
  expect(() => loadScripts({ ...scriptArgs, 'call-next': args })).toThrow(
    `call-next.lua takes "counter session", its list says "${args.join(' ')}"`,
  )
})

test('the table of transitions reaches the scripts, row for row', () => {
  const scripts = loadScripts()
  for (const { command, from, to, who } of transitions) {
    if (from === null) continue
    for (const role of who) {
      const rows = scripts[command].source.match(new RegExp(`\\['${role}'\\] = \\{([^}]*)\\}`))
      expect(rows?.[1], `${command} by ${role}`).toContain(`['${from}'] = '${to}'`)
    }
  }
})

test('a script contains the included code that it uses, and the code that every script must run', () => {
  const { issue, recall } = loadScripts()
  expect(issue.source).toContain('local function line_up(')
  expect(issue.source).toContain("return {'EXPIRED'}")
  expect(issue.source).not.toContain('local function leave(')
  expect(recall.source).toContain('local function note_call(')
  expect(recall.source).not.toContain('local function call_to(')
})

test.each(Object.entries(mutants))('%s differs from our script', (_, patch) => {
  const ours = loadScripts()
  const broken = loadScripts(scriptArgs, patch)
  const changed = Object.values(ours).filter(({ name, sha }) => broken[name].sha !== sha)
  expect(changed.length).toBeGreaterThan(0)
})
