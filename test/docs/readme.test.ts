import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { settingDocs } from '../../server/config.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

it('describes every setting as the schema does', () => {
  for (const { name, fallback, description, allowed } of settingDocs()) {
    const value = fallback ? `\`${fallback}\`` : '–'
    expect(readme).toContain(`| \`${name}\` | ${value} | ${description} Allowed: ${allowed}. |`)
  }
})
