import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(__dirname, '..');

/** What the lint step of the repository says of a source file with these lines. */
function lint(text: string): { status: number | null; stdout: string } {
  const eslint = join(root, 'node_modules', 'eslint', 'bin', 'eslint.js');
  const args = [eslint, '--stdin', '--stdin-filename', 'packages/core-client/src/sample.ts'];
  return spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', input: text });
}

describe('the lint step', () => {
  it.each([
    ['tries every place of a text as a beginning', String.raw`/\/+$/`],
    ['takes what stands around a sign in two ways', String.raw`/\s*\n\s*/g`],
    ['repeats a repetition', '/^(a+)+$/'],
  ])('finds an expression that %s', (_, expression) => {
    const { status, stdout } = lint(`export const find = (text: string) => text.match(${expression});\n`);
    expect(status).toBe(1);
    expect(stdout).toContain('super-linear');
  });

  it('lets an expression pass that reads a text once', () => {
    expect(lint('export const find = (text: string) => /^[a-z]+$/.test(text);\n')).toMatchObject({
      status: 0,
    });
  });
});
