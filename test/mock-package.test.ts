import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoTokens } from '@lgcd/mock-server';
import { installMock, type Project, read } from './support/mock-project.ts';

const root = join(__dirname, '..');
let project: Project;

beforeAll(async () => {
  project = await installMock();
}, 300_000);

afterAll(() => project?.close());

const authorised = {
  headers: { Accept: 'application/json', Authorization: `Bearer ${demoTokens[0]?.token}` },
};

/** What a program that loads the package is told to do, in either module system. */
const program = (load: string) => `${load}
  startMockServer({ clock: '2026-07-15T10:00:00Z' }).then(async (mock) => {
    const get = async (path) => (await fetch(mock.url + path, { headers: {
      Accept: 'application/json', Authorization: 'Bearer ' + mock.tokens[0].token } })).status;
    console.log(mock.now(), await get('/v1/me'), await get('/v1/docs/swagger-ui.css'), await get('/cockpit/42'));
    await mock.close();
  });`;

describe('the packed mock server', () => {
  it('depends on packages of the registry alone, and none runs a script when it is installed', () => {
    const { dependencies, peerDependencies, optionalDependencies } = JSON.parse(
      read(project.path('package.json')),
    );
    expect([peerDependencies, optionalDependencies]).toEqual([undefined, undefined]);
    for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    const { packages } = JSON.parse(read(join(project.folder, 'node_modules', '.package-lock.json')));
    expect(Object.keys(packages).length).toBeGreaterThan(3);
    expect(Object.keys(packages).filter((name) => packages[name].hasInstallScript)).toEqual([]);
  });

  it('carries what people need, and no source, test or path of this machine', () => {
    const files = readdirSync(project.path(), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const names = files.map((file) => file.slice(project.path().length + 1)).sort();
    expect(names.filter((name) => !name.startsWith('dist/'))).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'package.json',
    ]);
    // What is bundled does not point back to where it came from.
    const outside = /(?:from|import|require)\s*\(?\s*["'](?:@lgcd\/|\.\.\/)/;
    for (const file of files.filter((name) => !name.includes('swagger-ui'))) {
      expect([file, read(file).includes(root)]).toEqual([file, false]);
      if (file.includes('/dist/')) expect([file, outside.exec(read(file))]).toEqual([file, null]);
    }
  });
});

describe('the installed command', () => {
  it('serves the API, its documentation and the cockpit', async () => {
    const command = project.start('npx', 'lgcd-mock', '--port', '0', '--json');
    const { url, api, docs, openapi, cockpit, tokens } = JSON.parse(await command.says(/\}\n/));
    expect(tokens[0].token).toBe(demoTokens[0]?.token);
    expect(await (await fetch(`${api}/me`, authorised)).json()).toMatchObject({
      data: { agency: { id: 42 } },
    });
    expect(await (await fetch(openapi)).json()).toMatchObject({ openapi: '3.1.0' });
    const page = await (await fetch(docs)).text();
    const links = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] as string);
    expect(links).toHaveLength(5);
    for (const link of [...links, new URL(cockpit).pathname]) {
      expect([link, (await fetch(url + link)).status]).toEqual([link, 200]);
    }
    await command.stop('SIGTERM', 'all');
  }, 60_000);

  it('ends well when it is asked to, with the state in its file', async () => {
    const bin = join(project.folder, 'node_modules', '.bin', 'lgcd-mock');
    const options = ['--port', '0', '--json', '--db', 'state.sqlite', '--clock', '2026-07-15T10:00:00Z'];
    const first = project.start(bin, ...options);
    const { url } = JSON.parse(await first.says(/\}\n/));
    await fetch(`${url}/_mock/clock`, { method: 'POST', body: '{"advance_seconds":3600}' });
    expect(await first.stop('SIGTERM', 'command')).toBe(0);

    const second = project.start(bin, ...options.slice(0, -2));
    const again = JSON.parse(await second.says(/\}\n/));
    const clock = await (await fetch(`${again.url}/_mock/clock`)).json();
    expect(clock).toEqual({ data: { mode: 'fixed', now: '2026-07-15T11:00:00+00:00' } });
    expect(await second.stop('SIGINT', 'command')).toBe(0);
  }, 60_000);

  it('tells its version, and what is wrong with an option', async () => {
    const { version } = JSON.parse(read(project.path('package.json')));
    expect(await project.run('npx', 'lgcd-mock', '--version')).toMatchObject({
      status: 0,
      stdout: `${version}\n`,
    });
    const mistake = await project.run('npx', 'lgcd-mock', '--prot', '1');
    expect(mistake).toMatchObject({ status: 2, stderr: expect.stringContaining("Unknown option '--prot'") });
  }, 60_000);

  it('says what a Node without SQLite lacks', async () => {
    const { status, stderr } = await project.run(
      process.execPath,
      '--no-experimental-sqlite',
      project.path('dist', 'main.js'),
      '--port',
      '0',
    );
    expect(status).toBe(1);
    expect(stderr).toContain('needs Node 22.13 or newer');
  });
});

describe('the installed library', () => {
  it('works as CommonJS and as an ES module, and leaves nothing open', async () => {
    project.write('common.cjs', program(`const { startMockServer } = require('@lgcd/mock-server');`));
    project.write('module.mjs', program(`import { startMockServer } from '@lgcd/mock-server';`));
    for (const name of ['common.cjs', 'module.mjs']) {
      expect(await project.run(process.execPath, name)).toEqual({
        status: 0,
        stdout: '2026-07-15T10:00:00+00:00 200 200 200\n',
        stderr: '',
      });
    }
  }, 60_000);

  const typed = `import { type Delivery, type MockServer, type ServerOptions, startMockServer } from '@lgcd/mock-server';
    const options: ServerOptions = { clock: new Date(), retryLadder: [0, 60], rateLimit: 0 };
    export async function look(mock: MockServer): Promise<string> {
      const delivery: Delivery = await mock.expectDelivery({ event: 'booking.confirmed', where: { booking: { id: 1 } } });
      await mock.emit('maintenance.urgent');
      return delivery.attempts[0]?.error ?? mock.tokens[0].token;
    }
    export const started: Promise<MockServer> = startMockServer(options);`;

  async function check(programs: Record<string, string>): Promise<string> {
    for (const [name, text] of Object.entries(programs)) project.write(name, text);
    const compilerOptions = {
      target: 'ES2023',
      lib: ['ES2023', 'DOM'],
      module: 'node16',
      types: [],
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
    };
    project.write('tsconfig.json', JSON.stringify({ compilerOptions, files: Object.keys(programs) }));
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    return (await project.run(process.execPath, tsc, '-p', '.')).stdout;
  }

  it('has types for both, which need nothing but what is installed', async () => {
    expect(await check({ 'typed.mts': typed, 'typed.cts': typed })).toBe('');
  }, 120_000);

  it('has types that find a mistake', async () => {
    const wrong = typed.replace('maintenance.urgent', 'maintenance.urgently');
    expect(await check({ 'wrong.mts': wrong })).toContain('maintenance.urgently');
  }, 120_000);
});
