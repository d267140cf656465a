import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openDb } from '../src/engine/store/db.ts';
import { startMockServer } from '../src/index.ts';
import { call } from './http.ts';
import { startReceiver } from './receiver.ts';

const main = join(__dirname, '..', 'src', 'main.ts');
const started: ChildProcess[] = [];
const folder = mkdtempSync(join(tmpdir(), 'lgcd-mock-'));

afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

interface Run {
  child: ChildProcess;
  /** Resolves with the first whole line of output. */
  line: Promise<string>;
  /** Resolves when the process has ended. */
  end: Promise<{ code: number | null; out: string; errors: string }>;
}

const run = (...args: string[]): Run => runNode(main, ...args);

function runNode(...args: string[]): Run {
  const child = spawn(process.execPath, ['--conditions=lgcd-source', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  started.push(child);
  let out = '';
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  const line = new Promise<string>((resolve) => {
    child.stdout?.on('data', (chunk) => {
      out += chunk;
      if (out.includes('\n')) resolve(out.slice(0, out.indexOf('\n')));
    });
  });
  const end = new Promise<{ code: number | null; out: string; errors: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, out, errors }));
  });
  return { child, line, end };
}

describe('lgcd-mock', () => {
  it('prints one line of JSON, serves, and ends with 0 on a signal', async () => {
    const { child, line, end } = run('--port', '0', '--json', '--clock', '2026-07-15T10:00:00Z');
    const { url, api, tokens } = JSON.parse(await line);
    expect(tokens[0]).toMatchObject({ token: '1|demoAgency42AllAbilities0000000000000000', agency_id: 42 });
    const answer = await fetch(`${api}/me`, { headers: { Authorization: `Bearer ${tokens[0].token}` } });
    expect(answer.status).toBe(200);
    expect(await (await fetch(`${url}/_mock/clock`)).json()).toMatchObject({ data: { mode: 'fixed' } });
    child.kill('SIGTERM');
    const { code, errors } = await end;
    expect([code, errors]).toEqual([0, '']);
  }, 20_000);

  it('prints its addresses and demo tokens for people', async () => {
    const { child, line, end } = run('--port', '0');
    expect(await line).toBe('The mock LGCD is ready.');
    child.kill('SIGINT');
    const { code, out } = await end;
    expect(code).toBe(0);
    expect(out).toMatch(/API {12}http:\/\/127\.0\.0\.1:\d+\/v1\n/);
    expect(out).toContain('4|demoAgency43AllAbilities0000000000000000');
  }, 20_000);

  it('prints the random tokens that it made, for people and for programs', async () => {
    const json = run('--port', '0', '--json', '--random-tokens');
    const { url, api, lodgify, tokens, lodgify_key: key } = JSON.parse(await json.line);
    expect(tokens[0].token).toMatch(/^1\|[0-9a-f]{40}$/);
    const headers = { Authorization: `Bearer ${tokens[0].token}`, 'X-ApiKey': key };
    expect((await fetch(`${api}/me`, { headers })).status).toBe(200);
    expect((await fetch(`${lodgify}/webhooks/v1/list`, { headers })).status).toBe(200);
    expect((await fetch(`${url}/v1/me`, { headers: { Origin: 'https://evil.example' } })).status).toBe(401);
    json.child.kill('SIGTERM');
    await json.end;
    const { child, line, end } = run('--port', '0', '--random-tokens');
    await line;
    child.kill('SIGTERM');
    const { out } = await end;
    expect(out).not.toContain('demoAgency');
    expect(out).toMatch(/^ {2}1\|[0-9a-f]{40} +agency 42, everything$/m);
    expect(out).toMatch(/Bearer 1\|[0-9a-f]{40}' http/);
    expect(out).toMatch(/X-ApiKey: lodgify-demo-42-[0-9a-f]{40}/);
  }, 30_000);

  it('says what to do when its port is taken', async () => {
    const first = run('--port', '0', '--json');
    const { port } = new URL(JSON.parse(await first.line).url);
    const { code, errors } = await run('--port', port).end;
    first.child.kill();
    expect(code).toBe(1);
    expect(errors).toContain(`port ${port} of 127.0.0.1 is taken`);
    expect(errors).toContain('--port 0');
  }, 20_000);

  it('says what is wrong with a database that is none', async () => {
    const file = join(folder, 'not.sqlite');
    writeFileSync(file, 'This is no database, but it is long enough to look like one. '.repeat(20));
    const { code, errors } = await run('--port', '0', '--db', file).end;
    expect([code, errors]).toEqual([1, expect.stringContaining(`the database ${file} cannot be used`)]);
  }, 20_000);

  it('ends with 2 when it is asked for what it does not know', async () => {
    const { code, errors } = await run('--ports', '1').end;
    expect(code).toBe(2);
    expect(errors).toBe("lgcd-mock: Unknown option '--ports'\nlgcd-mock --help shows the options.\n");
  }, 20_000);
});

describe('With a database file', () => {
  it('names the process that has it, and says what an earlier clock means', async () => {
    const file = join(folder, 'held.sqlite');
    const first = run('--port', '0', '--db', file, '--clock', '2026-07-15T10:00:00Z');
    await first.line;
    const second = await run('--port', '0', '--db', file).end;
    expect(second.code).toBe(1);
    expect(second.errors).toMatch(
      new RegExp(
        `^lgcd-mock: .+held\\.sqlite is in use by another mock server, process ${first.child.pid}\\.`,
      ),
    );
    first.child.kill('SIGKILL');
    await first.end;
    const third = run('--port', '0', '--db', file, '--clock', '2026-07-01T10:00:00Z');
    await third.line;
    third.child.kill('SIGTERM');
    const { code, errors } = await third.end;
    expect([code, errors]).toEqual([
      0,
      expect.stringMatching(
        /^lgcd-mock: The clock stands at 2026-07-01T10:00:00\+00:00, earlier than the last moment of this database, 2026-07-15T10:00:00\+00:00\. Nothing is undone: /,
      ),
    ]);
  }, 60_000);

  it('ends within two seconds with 10,000 deliveries pending, and has them at the next start', async () => {
    const file = join(folder, 'pending.sqlite');
    const receiver = await startReceiver();
    receiver.always('hang');
    const mock = await startMockServer({ db: file, rateLimit: 0, clock: 'real', checkAnswers: false });
    await call(mock, '/v1/webhooks', { method: 'POST', body: { url: receiver.url, events: ['*'] } });
    await mock.close();
    const db = openDb(file);
    db.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000)
      insert into events (agency_id, uuid, event, body, created_at, dispatched)
      select 42, 'e' || i, 'booking.created', '{}', '2026-07-15T10:00:00+00:00', 0 from n`);
    db.close();
    const { child, line, end } = run('--port', '0', '--db', file);
    await line;
    await receiver.until(1);
    const asked = performance.now();
    child.kill('SIGTERM');
    const { code, errors } = await end;
    expect([code, errors, performance.now() - asked < 2000]).toEqual([0, '', true]);
    const after = openDb(file);
    const [waiting] = after.all(
      `select (select count(*) from events where dispatched = 0)
        + (select count(*) from deliveries where status = 'pending' and due_at is not null) as n`,
    );
    expect(waiting?.n).toBe(10_000);
    after.close();
    await receiver.close();
  }, 60_000);
});

describe('A closed server', () => {
  it('leaves nothing that keeps its process alive, with retries pending and connections open', async () => {
    const script = join(folder, 'close.mts');
    writeFileSync(
      script,
      `import { startMockServer } from ${JSON.stringify(join(__dirname, '..', 'src', 'index.ts'))};
      const mock = await startMockServer({ clock: 'real' });
      const headers = { Authorization: 'Bearer ' + mock.tokens[0].token, 'Content-Type': 'application/json' };
      const body = JSON.stringify({ url: 'http://127.0.0.1:9/', events: ['*'] });
      await fetch(mock.url + '/v1/webhooks', { method: 'POST', headers, body });
      await mock.emit('booking.confirmed');
      await mock.close();
      console.log('closed');`,
    );
    const { code, out, errors } = await runNode(script).end;
    expect([code, out, errors]).toEqual([0, 'closed\n', '']);
  }, 20_000);
});
