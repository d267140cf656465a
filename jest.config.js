import { createRequire } from 'node:module';

/** One configuration for the repository: sources run as they stand, through the `lgcd-source` export condition. */
/** Packages that come as ESM only: jest runs CommonJS, so they are transformed too. */
const esmOnly = [
  'nock',
  '@mswjs/interceptors',
  '@open-draft/until',
  'rettime',
  'get-port',
  'milliparsec',
  '@graphql-tools',
];

export default {
  testEnvironment: 'node',
  // No test waits that long; a busy machine may.
  testTimeout: 30_000,
  testEnvironmentOptions: { customExportConditions: ['lgcd-source', 'node', 'require', 'default'] },
  roots: ['<rootDir>/packages', '<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  moduleNameMapper: {
    '^fast-check$': '<rootDir>/test/support/fast-check.cjs',
    '^fast-check-itself$': createRequire(import.meta.url).resolve('fast-check'),
  },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.cache/'],
  modulePathIgnorePatterns: ['<rootDir>/.cache/', '<rootDir>/.tmp/'],
  transform: {
    '\\.[cm]?[jt]sx?$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!\\.pnpm/)(?!(${esmOnly.join('|')})/)`],
};
