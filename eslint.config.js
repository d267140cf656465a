/**
 * Biome lints this repository; ESLint does the one thing that Biome can't: it finds regular expressions that take
 * more than linear time, with which whoever chooses the text can stop a process.
 */
import parser from '@typescript-eslint/parser';
import regexp from 'eslint-plugin-regexp';

export default [
  {
    files: ['packages/*/{src,nodes,credentials}/**/*.{ts,js}'],
    ignores: ['**/dist/**', '**/generated/**'],
    languageOptions: { parser },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { regexp },
    rules: {
      // Exponential or polynomial by backtracking, as in /(a+)+$/.
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      // Quadratic since every place of the text is tried as a beginning, as in /\s+$/.
      'regexp/no-super-linear-move': [
        'error',
        { report: 'potential', ignorePartial: false, ignoreSticky: false },
      ],
    },
  },
];
