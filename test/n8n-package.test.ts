import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packPackage } from '../scripts/pack.ts';
import { scan } from './n8n-package/scan.ts';

/** The scanner is installed by the first run of a fresh clone. */
const untilInstalled = 300_000;

/** n8n's verification forbids these; a name behind a dot or in quotes is another thing. */
const bannedGlobals =
  /(?<![.\w'"`])(?:globalThis|process|global|setTimeout|clearTimeout|setInterval|clearInterval|setImmediate|clearImmediate|__dirname|__filename)(?![\w'"`:])/;

const withoutComments = (code: string) => code.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

describe.each([
  // Both nodes carry the readers of values and the forms of every operation.
  { folder: 'n8n-nodes-lgcd', largestKilobytes: 120 },
  { folder: 'n8n-nodes-lodgify', largestKilobytes: 100 },
])('$folder', ({ folder, largestKilobytes }) => {
  const sources = join(import.meta.dirname, '..', 'packages', folder);
  let unpacked: string;
  let tarball: string;
  const read = (path: string) => readFileSync(join(unpacked, path), 'utf8');
  const packageJson = () => JSON.parse(read('package.json'));
  const code = () => globSync('dist/**/*.js', { cwd: unpacked });

  beforeAll(async () => {
    ({ tarball } = await packPackage(folder));
    unpacked = mkdtempSync(join(tmpdir(), `${folder}-`));
    execFileSync('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1']);
  }, untilInstalled);

  afterAll(() => rmSync(unpacked, { recursive: true, force: true }));

  it('is small, depends on nothing at run time, and carries no sources', () => {
    expect(statSync(tarball).size).toBeLessThan(largestKilobytes * 1000);
    expect(packageJson().dependencies).toBeUndefined();
    expect(packageJson().peerDependencies).toEqual({ 'n8n-workflow': '*' });
    expect(globSync('**/*.{ts,map}', { cwd: unpacked })).toEqual([]);
  });

  it('has every file that its package.json names, and an icon for each class', () => {
    const { nodes, credentials } = packageJson().n8n as { nodes: string[]; credentials: string[] };
    for (const path of [...nodes, ...credentials]) expect(read(path)).toContain('exports');
    for (const path of nodes) expect(JSON.parse(read(path.replace('.js', '.json')))).toHaveProperty('alias');
    expect(globSync('dist/icons/*.svg', { cwd: unpacked })).toHaveLength(2);
  });

  it('requires n8n-workflow and crypto, and nothing else', () => {
    const required = code().flatMap((path) =>
      [...read(path).matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name),
    );
    expect(
      [...new Set(required)].filter(
        (name) => !['n8n-workflow', 'crypto', 'node:crypto'].includes(name as string),
      ),
    ).toEqual([]);
  });

  it('uses none of the globals that n8n forbids, and no zod', () => {
    for (const path of code()) {
      const text = withoutComments(read(path));
      expect(text.match(bannedGlobals)?.[0]).toBeUndefined();
      expect(text).not.toMatch(/\bzod\b/i);
    }
  });

  it('loads as n8n loads it: each class from its file, with a description', () => {
    const require = createRequire(join(sources, 'package.json'));
    const { nodes } = packageJson().n8n as { nodes: string[] };
    for (const path of nodes) {
      const name = path.split('/').at(-1)?.replace('.node.js', '') as string;
      // From the package's own folder, where n8n-workflow is found.
      const { [name]: NodeType } = require(join(sources, path)) as Record<
        string,
        new () => { description: { properties: unknown[] } }
      >;
      expect(new (NodeType as NonNullable<typeof NodeType>)().description.properties.length).toBeGreaterThan(
        0,
      );
    }
  });

  it.each(['sources', 'tarball'] as const)(
    'has nothing that n8n’s scanner minds (%s)',
    async (leg) => {
      expect(await scan(leg, leg === 'sources' ? sources : unpacked)).toEqual({ passed: true });
    },
    untilInstalled,
  );

  it(
    'would be minded if it read the environment: the scanner does look',
    async () => {
      const broken = mkdtempSync(join(tmpdir(), `${folder}-broken-`));
      cpSync(unpacked, broken, { recursive: true });
      const [path] = packageJson().n8n.nodes as [string];
      writeFileSync(join(broken, path), `${read(path)}\nexports.home = process.env.HOME;\n`);
      const verdict = await scan('tarball', broken);
      rmSync(broken, { recursive: true });
      expect(verdict.passed).toBe(false);
      expect(verdict.details).toContain('no-restricted-globals');
    },
    untilInstalled,
  );
});
