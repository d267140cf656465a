import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const root = join(__dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'core-client-'));

/** What n8n's verification forbids in a bundle. */
const banned = new Set([
  'clearImmediate',
  'clearInterval',
  'clearTimeout',
  'global',
  'globalThis',
  'process',
  'setImmediate',
  'setInterval',
  'setTimeout',
  '__dirname',
  '__filename',
]);

const entries = {
  index: 'src/index.ts',
  webhook: 'src/webhook.ts',
  catalog: 'src/catalog-data.ts',
  lodgify: 'src/lodgify/index.ts',
  n8n: 'src/n8n/index.ts',
  contract: 'src/contract/index.ts',
  fetch: 'src/fetch-platform.ts',
};

/** All files in one, dependencies included. */
const bundle = (name: keyof typeof entries) => readFileSync(join(folder, `${name}.js`), 'utf8');

function bannedGlobals(source: string): string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    const isName = ts.isIdentifier(node) && banned.has(node.text);
    const isProperty =
      (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) ||
      (ts.isPropertyAssignment(node.parent) && node.parent.name === node);
    if (isName && !isProperty) found.add(node.text);
    ts.forEachChild(node, visit);
  };
  const file = ts.createSourceFile('bundle.js', source, ts.ScriptTarget.ES2023, true);
  ts.forEachChild(file, visit);
  return [...found];
}

const modulesOf = (source: string) =>
  [...source.matchAll(/\brequire\("([^"]+)"\)/g)].map((match) => match[1]);

beforeAll(() => {
  const args = [join(__dirname, 'bundle.mjs'), JSON.stringify(entries), folder];
  const { status, stderr, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr + stdout);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(['index', 'webhook', 'catalog', 'lodgify', 'n8n'] as const)('the bundle of %s', (name) => {
  it('has no zod', () => {
    expect(bundle(name)).not.toMatch(/\bzod\b|ZodType|\$ZodError/i);
  });

  it("uses no global that n8n's verification forbids", () => {
    expect(bannedGlobals(bundle(name))).toEqual([]);
  });

  it('needs no module but crypto', () => {
    expect(modulesOf(bundle(name)).filter((module) => !/^(node:)?crypto$/.test(module as string))).toEqual(
      [],
    );
  });
});

describe('the same search', () => {
  it('finds zod where it is', () => {
    expect(bundle('contract')).toMatch(/ZodType/);
  });

  it('finds the timers of the fetch platform', () => {
    expect(bannedGlobals(bundle('fetch')).sort()).toEqual(['clearTimeout', 'setTimeout']);
  });

  it('does not take a property for a global', () => {
    expect(bannedGlobals('a.process.exit({ process: 1 });')).toEqual([]);
    expect(bannedGlobals('process.exit(global)')).toEqual(['process', 'global']);
  });
});
