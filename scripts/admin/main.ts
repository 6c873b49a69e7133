/** `npm run admin`: see scripts/admin.mjs. */
import { findPasswordProblem } from '../../server/auth/passwords.ts'
import type { People } from '../../server/auth/people.ts'
import { readLogin } from '../../server/auth/read-typed.ts'
import { ConfigError } from '../../server/config.ts'
import { StartError } from '../../server/start-error.ts'
import { loginSchema } from '../../shared/contract/people.ts'
import { errors } from '../../shared/i18n/common/errors.ts'
import { Asking } from './asking.ts'
import { withPeople } from './store.ts'

const usage = 'npm run admin -- create, or npm run admin -- reset LOGIN'

/** The command can't be carried out; the message says why. */
class AdminError extends Error {
  override name = 'AdminError'
}

async function create(people: People): Promise<void> {
  const asking = new Asking()
  try {
    const typed = loginSchema.safeParse(await asking.line('User name (Latin letters, digits, . - _)'))
    if (!typed.success)
      throw new AdminError('A user name has 2 to 40 Latin letters, digits, dots, hyphens or underscores.')
    const login = typed.data
    const surname = await asking.line('Surname')
    const name = await asking.line('Name')
    const post = await asking.line('Post')
    if (!surname || !name || !post) throw new AdminError('Surname, name and post are needed.')
    const password = await asking.secret('Password (at least 12 characters; a sentence is good)')
    const problem = await findPasswordProblem(password, login)
    if (problem) throw new AdminError(`${String(errors.en[problem])}.`)
    if ((await asking.secret('The password again')) !== password)
      throw new AdminError('The two passwords differ. Nothing was made.')
    const body = { login, surname, name, patronymic: '', post, role: 'administrator' as const, centres: [] }
    const made = await people.createWithPassword({ by: 'system:admin' }, body, password)
    if (!made.ok) throw new AdminError(`${String(errors.en[made.error.code])}.`)
    console.log(`${login} can sign in now, at /account/.`)
  } finally {
    asking.close()
  }
}

async function reset(people: People, login: string): Promise<void> {
  const secrets = await people.findSecretsByLogin(readLogin(login))
  if (!secrets) throw new AdminError(`Nobody has the user name ${login}.`)
  const given = await people.giveCode({ by: 'system:admin' }, secrets.person.id)
  if (!given.ok) throw new AdminError(`${String(errors.en[given.error.code])}.`)
  console.log(`One-time code of ${login}, good for a day: ${given.reply.code}`)
}

try {
  const [what, login] = process.argv.slice(2)
  if (what === 'create') await withPeople(process.env, create)
  else if (what === 'reset' && login !== undefined)
    await withPeople(process.env, people => reset(people, login))
  else throw new AdminError(usage)
} catch (error) {
  const isExpected =
    error instanceof AdminError || error instanceof ConfigError || error instanceof StartError
  console.error(isExpected ? error.message : error)
  process.exitCode = 1
}
