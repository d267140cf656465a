import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort, installMock, type Project, read } from './support/mock-project.ts';

/** A fenced block of the README; `name` is the file that its first line says it is. */
interface Block {
  language: string;
  name: string | undefined;
  text: string;
}

let project: Project;
let readme: string;
let blocks: Block[];
/** The addresses of the README are taken by others, perhaps. */
let port: number;

const here = (text: string) => text.replaceAll('4010', String(port));
const named = (name: string): string => {
  const block = blocks.find((each) => each.name === name);
  if (!block) throw new Error(`The README has no ${name}.`);
  return block.text;
};
const unnamed = (language: string) => blocks.filter((block) => block.language === language && !block.name);

beforeAll(async () => {
  project = await installMock('vitest@4.1.12');
  readme = read(project.path('README.md'));
  blocks = [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
    language,
    name: /^(?:\/\/|#) (\S+\.\w+)\n/.exec(text)?.[1],
    text,
  }));
  for (const { name, language, text } of blocks) if (name && language === 'js') project.write(name, text);
  port = await freePort();
}, 300_000);

afterAll(() => project?.close());

describe('the examples of the README', () => {
  it('are all run below', () => {
    expect(blocks.map(({ name, language }) => name ?? language).sort()).toEqual(
      [
        ['housekeeping.js', 'housekeeping.test.js', 'month.test.mjs', 'ci.sh', 'compose.yaml'],
        ['text', 'text', 'json'],
        Array(unnamed('sh').length).fill('sh'),
      ]
        .flat()
        .sort(),
    );
  });

  it('pass under jest', async () => {
    const jest = join(__dirname, '..', 'node_modules', 'jest', 'bin', 'jest.js');
    const { status, stderr } = await project.run(process.execPath, jest, '--rootDir', '.', 'housekeeping');
    expect(stderr).toContain('4 passed, 4 total');
    expect(status).toBe(0);
  }, 120_000);

  it('fail under jest when the program forgets to look at the signature', async () => {
    project.write('housekeeping.js', named('housekeeping.js').replace('!isGenuine(', '!Boolean('));
    const jest = join(__dirname, '..', 'node_modules', 'jest', 'bin', 'jest.js');
    const { status, stderr } = await project.run(process.execPath, jest, '--rootDir', '.', 'housekeeping');
    project.write('housekeeping.js', named('housekeeping.js'));
    expect(stderr).toContain('✕ nobody but LGCD is believed');
    expect(status).toBe(1);
  }, 120_000);

  it('pass under vitest', async () => {
    const { status, stdout } = await project.run('npx', 'vitest', 'run', 'month');
    expect(stdout).toMatch(/Tests\s+1 passed/);
    expect(status).toBe(0);
  }, 120_000);

  it('pass in a shell, which fails when what it asks for is not so', async () => {
    project.write('ci.sh', here(named('ci.sh')));
    expect(await project.run('bash', 'ci.sh')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('"abilities":["bookings:read","cleaning:write"]'),
    });
    project.write('ci.sh', here(named('ci.sh').replace('"id":9876', '"id":9877')));
    const failed = await project.run('bash', 'ci.sh');
    expect(failed.status).not.toBe(0);
    expect(failed.stdout).toContain('data.booking.id: expected 9877, was 9876');
  }, 120_000);

  it('start as the service next to n8n, and keep what happened', async () => {
    const [, command] = /command: npx --yes @lgcd\/mock-server (.+)/.exec(named('compose.yaml')) ?? [];
    const options = `${command} --port ${port}`.replace('/data', project.folder).split(' ');
    const service = project.start('npx', '@lgcd/mock-server', ...options);
    await service.says(/is ready/);
    const clock = `http://localhost:${port}/_mock/clock`;
    await fetch(clock, { method: 'POST', body: '{"set":"2026-08-01T00:00:00Z"}' });
    await service.stop('SIGTERM', 'all');
    const again = project.start('npx', '@lgcd/mock-server', ...options);
    await again.says(/is ready/);
    expect(await (await fetch(clock)).text()).toContain('2026-08-01T00:00:00');
    await again.stop('SIGTERM', 'all');
  }, 120_000);
});

describe('the seed of one’s own', () => {
  it('is what the server starts with', async () => {
    project.write('my-seed.json', unnamed('json')[0]?.text ?? '');
    expect(readme).toContain('`lgcd-mock --seed ./my-seed.json`');
    const args = ['--seed', './my-seed.json', '--port', String(port)];
    const mock = project.start('npx', '@lgcd/mock-server', ...args);
    await mock.says(/is ready/);
    const answer = await fetch(`http://127.0.0.1:${port}/v1/bookings`, {
      headers: { Authorization: 'Bearer 31|fixedTokenOfCI' },
    });
    const { data } = (await answer.json()) as { data: unknown[] };
    expect(data).toMatchObject([{ guest_name: 'Ana', check_in: '2026-08-01' }]);
    await mock.stop('SIGTERM', 'all');
  }, 120_000);
});

describe('the lines for a shell', () => {
  let receiver: Server;
  beforeAll(async () => {
    receiver = createServer((_, response) => response.writeHead(204).end());
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => receiver.close(resolve)));

  it('install and start it', async () => {
    const [first, second, ...rest] = unnamed('sh').map(({ text }) => text);
    expect(first).toBe('npx @lgcd/mock-server\n');
    // The package is not on the registry while it is tested: its tarball is what was installed.
    expect(second).toBe('npm install --save-dev @lgcd/mock-server\nnpx lgcd-mock\n');
    expect(rest.length).toBeGreaterThan(5);
  });

  it('work', async () => {
    const mock = project.start('npx', '@lgcd/mock-server', '--port', String(port));
    await mock.says(/is ready/);
    const { port: hooks } = receiver.address() as AddressInfo;
    const token = /1\|\w+/.exec(readme)?.[0];
    const body = JSON.stringify({ url: `http://127.0.0.1:${hooks}/`, events: ['*'] });
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    await fetch(`http://127.0.0.1:${port}/v1/webhooks`, { method: 'POST', headers, body });
    await fetch(`http://127.0.0.1:${port}/_mock/events`, {
      method: 'POST',
      body: '{"event":"booking.confirmed"}',
    });
    const lines = unnamed('sh').flatMap(({ text }) => text.trim().split('\n'));
    const calls = lines.filter((line) => line.startsWith('curl '));
    expect(calls.length).toBeGreaterThan(7);
    for (const line of calls) {
      const answer = await project.run('bash', '-c', here(line).replace('curl', 'curl -sS --fail-with-body'));
      expect([line, answer.status, answer.stdout.slice(0, 200)]).toEqual([
        line,
        0,
        answer.stdout.slice(0, 200),
      ]);
    }
    await mock.stop('SIGTERM', 'all');
  }, 120_000);
});

it('what the text says of `mock` can be called so, and the nearest miss reads as it is shown', async () => {
  const calls = [...readme.matchAll(/`(?:const pristine = )?(?:await )?(mock\.\w+\(.*?\))`/g)].map(
    ([, call]) => call,
  );
  expect(calls.length).toBeGreaterThan(7);
  project.write(
    'said.cjs',
    `const { startMockServer } = require('@lgcd/mock-server');
    startMockServer({ clock: '2026-07-15T10:00:00Z' }).then(async (mock) => {
      const [event, where, overrides, webhookId] = ['booking.confirmed', { booking: { id: 9876 } }, {}, 1];
      await fetch(mock.url + '/v1/webhooks', {
        method: 'POST',
        headers: { Authorization: 'Bearer ' + mock.tokens[0].token, 'Content-Type': 'application/json' },
        body: JSON.stringify({ url: 'http://127.0.0.1:9/', events: ['*'] }),
      });
      await mock.emit('review.received');
      await mock.emit(event);
      const pristine = mock.snapshot();
      const near = { event, where: { booking: { id: 9876, guest_name: 'Karim' } } };
      console.log(await mock.expectDelivery(near).catch((error) => error.message));
      ${calls.map((call) => `await ${call};`).join('\n')}
      await mock.close();
    });`,
  );
  const { status, stdout, stderr } = await project.run(process.execPath, 'said.cjs');
  expect([status, stderr]).toEqual([0, '']);
  const shown = unnamed('text').find(({ text }) => text.startsWith('No delivery'))?.text;
  expect(stdout.replace('pending', 'delivered')).toBe(shown);
}, 60_000);
