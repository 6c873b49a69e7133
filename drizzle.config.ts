import { defineConfig } from 'drizzle-kit'

/** After a change of the schema: `npx drizzle-kit generate --name what-changes` writes the next migration. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './server/archive/schema.ts',
  out: './server/archive/migrations',
})
