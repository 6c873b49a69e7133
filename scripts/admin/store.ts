import { Passwords } from '../../server/auth/passwords.ts'
import { People } from '../../server/auth/people.ts'
import { withStore } from '../store/with-store.ts'

/** Runs `work` on the people of the server's store. */
export function withPeople(
  env: Readonly<Record<string, string | undefined>>,
  work: (people: People) => Promise<void>,
): Promise<void> {
  return withStore(env, async (client, { keyPrefix }) => {
    const people = new People(client, keyPrefix, new Passwords(), Date.now)
    await people.register.create()
    await work(people)
  })
}
