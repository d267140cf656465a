import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { phpJson, sign } from '@lgcd/core-client/webhook';
import { snippets } from '../src/cockpit/snippets/index.ts';
import { asCurl } from '../src/cockpit/snippets/request.ts';
import { type Cockpit, codeOf, startCockpit } from './cockpit.ts';

let cockpit: Cockpit;
let folder: string;
beforeAll(async () => {
  cockpit = await startCockpit();
  folder = await mkdtemp(join(tmpdir(), 'lgcd-snippets-'));
  await cockpit.post('/webhooks/new', { url: 'http://127.0.0.1:9/hook', events: ['*'] });
});
afterAll(async () => {
  await cockpit.close();
  await rm(folder, { recursive: true });
});

interface Outcome {
  code: number;
  output: string;
}

const run = (command: string, args: string[], env: Record<string, string>): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile(
      command,
      args,
      { env: { PATH: process.env.PATH, ...env }, cwd: folder },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    );
  });

const has = (command: string, flag = '--version') => spawnSync(command, [flag]).status === 0;
/** What a snippet needs besides the one program that runs it. */
const needs: Record<string, readonly string[]> = { sh: ['curl', 'openssl'] };

async function verify(text: string, how: string, secret: string): Promise<Outcome> {
  const [program = '', file = ''] = how.split(' ');
  await writeFile(join(folder, file), text);
  const command = program === 'node' ? process.execPath : program;
  return run(command, [file], secret ? { LGCD_WEBHOOK_SECRET: secret } : {});
}

/** Whatever a guest may be called. */
const nasty = `O'Brien "Q" \\n \\' $HOME \${x} \`id\` %s </script> é 😀 مرحبا\n--`;

describe.each(snippets.map(({ name, key, run: how }) => [name, key, how] as const))(
  'the snippet for %s',
  (_, key, how) => {
    const program = how.split(' ')[0] ?? '';
    const missing = [program === 'node' ? '' : program, ...(needs[program] ?? [])].filter((command) => {
      if (command === '') return false;
      return command === 'sh' ? false : !has(command, command === 'openssl' ? 'version' : '--version');
    });
    const when = missing.length === 0 ? it : it.skip;
    const named = missing.length === 0 ? '' : ` (skipped: this machine has no ${missing.join(', ')})`;

    when(`accepts a real delivery with its secret and refuses it with another${named}`, async () => {
      await cockpit.post('/events/booking.created', {
        data: JSON.stringify({ booking: { guest_name: nasty } }),
        anyway: '1',
      });
      await cockpit.core.timeline.settled();
      const { store } = cockpit.core.domain(42);
      const delivery = store.first('deliveries', [], 'id desc');
      const text = codeOf((await cockpit.get(`/deliveries/${delivery?.id}`)).html, `snippet-${key}`);
      const secret = store.find('webhooks', 1)?.secret ?? '';
      expect(text).not.toContain(secret);
      expect(await verify(text, how, secret)).toEqual({ code: 0, output: 'The signature is right.\n' });
      expect(await verify(text, how, `${secret}x`)).toEqual({ code: 1, output: 'The signature is wrong.\n' });
      expect((await verify(text, how, '')).output).toContain('LGCD_WEBHOOK_SECRET');
    });

    when(`refuses a body that was changed${named}`, async () => {
      const body = phpJson({ guest_name: nasty });
      const write = snippets.find((snippet) => snippet.key === key)?.write;
      const delivery = cockpit.core.domain(42).store.first('deliveries', []);
      const payloadUrl = `${cockpit.url}/cockpit/42/deliveries/${delivery?.id}/payload`;
      const tampered = write?.({ body, signature: sign(`${body} `, 'secret'), payloadUrl }) ?? '';
      expect(await verify(tampered, how, 'secret')).toEqual({ code: 1, output: 'The signature is wrong.\n' });
    });
  },
);

describe('a request of the journal as curl', () => {
  const when = has('curl') ? it : it.skip;

  const note = has('curl') ? '' : ' (skipped: this machine has no curl)';

  when(`asks the same again, whatever its path and body hold${note}`, async () => {
    const token = '1|demoAgency42AllAbilities0000000000000000';
    const body = JSON.stringify({ property_id: 1, title: nasty });
    await fetch(`${cockpit.url}/v1/maintenance-tickets?x='%22$HOME`, {
      method: 'POST',
      body,
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        Accept: 'application/json',
      },
    });
    const entry = cockpit.core.journal.list().at(-1);
    if (!entry) throw new Error('The journal is empty.');
    const text = asCurl(entry, cockpit.url);
    expect(text).not.toContain(token);
    const { output } = await run('sh', ['-c', text], { TOKEN: token });
    expect(output).toContain('201 Created');
    const again = cockpit.core.journal.list().at(-1);
    expect(again).toMatchObject({
      method: 'POST',
      path: entry.path,
      request_body: entry.request_body,
      status: 201,
    });
    const [first, second] = cockpit.core.domain(42).store.list('maintenance_tickets', [], 'id desc');
    expect(second?.title).toBe(first?.title);
    expect(first?.title).toBe(nasty);
  });
});
