import type { KnipConfig } from 'knip'

/**
 * Lists what starts by itself, and what is loaded by a path that is put together at run time. Something must import every other
 * file and export: `npm run check` refuses files, exports and packages that nothing uses.
 */
export default {
  entry: [
    // Programs of package.json, and the modules that they load into their own process.
    'scripts/*.mjs',
    'scripts/setup/empty-archive.mjs',
    'scripts/{admin,archive,audit,backup,catalogue,print-agent,restore,simulate}/main.ts',
    'scripts/pictures/*.ts',
    'scripts/test/suite-reporter.ts',
    'scripts/voice-pack/make-packs.ts',
    'bench/{main,reports/main,bare-server}.ts',
    'mutation/*.{mjs,ts}',
    // The server and its threads: the entries of vite.server.config.ts.
    'server/main.ts',
    'server/*/*-worker.ts',
    // Modules that pages name.
    '{home,account,centres,kiosk,display,counter,consultant,manager,office,reports}/*-app.ts',
    // Builds that are started with the path of their settings.
    'vite.server.config.ts',
    'test/kit/components/vite.config.ts',
    // Processes that tests start.
    'test/kit/{past,print-worker-process}.ts',
    'test/server/jobs/busy-worker.ts',
  ],
  // Loads every file of the screens by a pattern: as an entry it would hide all their unused exports.
  ignoreFiles: ['test/kit/components/page.ts'],
  // Started or read by their paths in node_modules.
  ignoreDependencies: [
    '@biomejs/biome',
    '@expo-google-fonts/golos-text',
    '@fontsource-variable/golos-text',
    'axe-core',
  ],
  // Programs of the system are listed in scripts/setup/programs.mjs.
  exclude: ['binaries'],
} satisfies KnipConfig
