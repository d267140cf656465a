import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packPackage } from '../scripts/pack.ts';

/** A project of somebody who has installed the packed client. */
const project = mkdtempSync(join(tmpdir(), 'core-client-user-'));
const installed = join(project, 'node_modules', '@lgcd', 'core-client');
const root = join(__dirname, '..');

const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8' });

beforeAll(async () => {
  const { tarball } = await packPackage('core-client');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  for (const name of ['zod', '@types/node']) {
    const from =
      name === 'zod' ? join(root, 'packages/core-client/node_modules/zod') : join(root, 'node_modules', name);
    mkdirSync(join(project, 'node_modules', '@types'), { recursive: true });
    symlinkSync(from, join(project, 'node_modules', name));
  }
}, 300_000);

afterAll(() => rmSync(project, { recursive: true, force: true }));

const manifest = () => JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
const entries = () =>
  Object.keys(manifest().exports).map((entry) => entry.replace(/^\./, '@lgcd/core-client'));

describe('the packed client', () => {
  it('loads at every entry as CommonJS and as an ES module', () => {
    expect(entries().length).toBeGreaterThan(6);
    for (const entry of entries()) {
      const common = run('-e', `console.log(Object.keys(require('${entry}')).length)`);
      const module = run(
        '--input-type=module',
        '-e',
        `console.log(Object.keys(await import('${entry}')).length)`,
      );
      expect([entry, common.stderr, module.stderr]).toEqual([entry, '', '']);
      expect(Number(common.stdout)).toBeGreaterThan(0);
      expect(module.stdout).toBe(common.stdout);
    }
  });

  it('makes a call, and verifies a delivery, out of the box', () => {
    const program = `
      const { createClient, testDelivery, verify } = require('@lgcd/core-client');
      const platform = {
        now: Date.now,
        sleep: async () => {},
        send: async ({ method, url }) => ({ status: 200, headers: {}, body: { data: { seen: method + ' ' + url } } }),
      };
      const { rawBody, headers } = testDelivery({ event: 'booking.created', data: { booking: {} }, secret: 's' });
      createClient(platform).call('booking.get', { id: 7 }).then(({ seen }) => {
        console.log(seen, verify({ rawBody, headers, secrets: 's' }).event);
      });`;
    expect(run('-e', program)).toMatchObject({
      stdout: 'GET https://api.lgcd.ma/v1/bookings/7 booking.created\n',
      stderr: '',
    });
  });

  it('shares its error classes between its entries', () => {
    const program = `
      const { createClient, TransportError } = require('@lgcd/core-client');
      const { fetchPlatform } = require('@lgcd/core-client/fetch');
      const fetch = async () => { throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } }); };
      createClient(fetchPlatform({ fetch }), { maxRetries: 0 }).call('account.get').catch((error) => {
        console.log(error instanceof TransportError, error.message);
      });`;
    expect(run('-e', program).stdout).toContain('true LGCD did not answer account.get (ECONNREFUSED)');
  });

  it('keeps the names of its classes, in which errors are reported', () => {
    for (const load of [`require('@lgcd/core-client')`, `await import('@lgcd/core-client')`]) {
      const program = `const core = ${load};
        const classes = Object.entries(core).filter(([, value]) => /^class\\b/.test(String(value)));
        console.log(classes.length, classes.filter(([name, value]) => value.name !== name).join());`;
      const type = load.startsWith('await') ? ['--input-type=module'] : [];
      expect(run(...type, '-e', program).stdout).toMatch(/^1\d \n$/);
    }
  });

  it('has the command lgcd', () => {
    const cli = join(installed, manifest().bin.lgcd);
    expect(run(cli, '--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('lgcd drift') });
    expect(run(cli, 'drift', 'nope.json')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('nope.json'),
    });
  });

  it('carries what people need, and no source, test or path of this machine', () => {
    const files = execFileSync('find', ['.', '-type', 'f'], { cwd: installed, encoding: 'utf8' })
      .trim()
      .split('\n');
    expect(files).toEqual(
      expect.arrayContaining(['./README.md', './CHANGELOG.md', './LICENSE', './dist/index.d.ts']),
    );
    expect(
      files.filter((file) => !/^\.\/(dist\/|README|CHANGELOG|LICENSE|package\.json)/.test(file)),
    ).toEqual([]);
    for (const file of files) expect(readFileSync(join(installed, file), 'utf8')).not.toContain(root);
  });
});

describe('the examples of the README', () => {
  const blocks = () => {
    const readme = readFileSync(join(installed, 'README.md'), 'utf8');
    return [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1] as string);
  };

  /** What tsc says of programs that use the packed types; `mts` and `cts` are the two ways Node loads a package. */
  function check(programs: Record<string, string>, options: object = {}): string {
    for (const [name, text] of Object.entries(programs)) writeFileSync(join(project, name), text);
    writeFileSync(
      join(project, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          target: 'ES2023',
          lib: ['ES2023'],
          module: 'node16',
          moduleResolution: 'node16',
          types: ['node'],
          strict: true,
          noEmit: true,
          skipLibCheck: false,
          exactOptionalPropertyTypes: true,
          ...options,
        },
        files: Object.keys(programs),
      }),
    );
    return run(join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', '.').stdout;
  }

  it('are correct for the types that are published', () => {
    expect(blocks()).toHaveLength(4);
    const express = `declare module 'express' {
      interface Request { body: Buffer; headers: Record<string, string | string[] | undefined> }
      interface Response { sendStatus(status: number): void }
      type Handler = (request: Request, response: Response) => void;
      const express: { (): { post(path: string, ...handlers: Handler[]): void }; raw(options: object): Handler };
      export default express;
    }`;
    const program = blocks().join('\n');
    const common = `import { createClient, type Client, type Envelope } from '@lgcd/core-client';
      import { operations } from '@lgcd/core-client/contract';
      import { catalog } from '@lgcd/core-client/catalog';
      const name = (client: Client, event: Envelope<'booking.created'>) => client.call('booking.get', { id: event.data.booking.id });
      export const all = [createClient, operations, catalog, name];`;
    expect(check({ 'express.d.ts': express, 'readme.mts': program, 'common.cts': common })).toBe('');
  }, 120_000);

  it('are found at every entry where TypeScript resolves as it did for Node 10', () => {
    const program = entries()
      .map((entry, index) => `import * as entry${index} from '${entry}'; export { entry${index} };`)
      .join('\n');
    const wrong = `import { createClient } from '@lgcd/core-client';
      import { fetchPlatform } from '@lgcd/core-client/fetch';
      createClient(fetchPlatform()).call('booking.get', { idd: 7 });`;
    const options = { module: 'commonjs', moduleResolution: 'node10', esModuleInterop: true };
    expect(check({ 'entries.ts': program }, options)).toBe('');
    expect(check({ 'wrong.ts': wrong }, options)).toContain('idd');
  }, 120_000);

  it('would not be, with a mistake in them', () => {
    const wrong = `import { createClient } from '@lgcd/core-client';
      import { fetchPlatform } from '@lgcd/core-client/fetch';
      createClient(fetchPlatform()).call('booking.get', { idd: 7 });`;
    expect(check({ 'wrong.mts': wrong })).toContain('idd');
  }, 120_000);
});
