/** For `npm run mutation`: each line of the core is changed in turn, and some test must find it. */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'mutation/vitest.config.ts' },
  mutate: ['shared/domain/**/*.ts', 'shared/view/**/*.ts', 'server/commands/**/*.ts'],
  // Only tests that run a line are run against its change.
  coverageAnalysis: 'perTest',
  // The two cores of the smallest machine we promise.
  concurrency: 2,
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'dist/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: 'dist/.mutation',
  ignorePatterns: ['dist', 'data', 'docs', 'mutation/node_modules'],
  // Stryker would rewrite a tsconfig.json by an interface that the compiler of today has not; there is none of this name.
  tsconfigFile: 'mutation/none.json',
  // A change of a constant of a module would run every test again for each: 99 % of the time for half of the changes.
  ignoreStatic: true,
  allowEmpty: false,
}
