import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type MockServer, startMockServer } from '@lgcd/mock-server';
import { readExample } from '../journey/example.ts';
import { createN8nApi } from '../n8n/api.ts';
import { n8nEnvironment } from '../n8n/environment.ts';
import { type PackedPackage, unpackPackage } from '../n8n/packages.ts';
import { freePort, loopback } from '../n8n/ports.ts';
import { spawnGuarded } from '../n8n/process.ts';
import { waitUntilReady } from '../n8n/ready.ts';
import { owner } from '../n8n/template.ts';
import type { Execution } from '../n8n/types.ts';

interface Messages {
  data: { booking_id: number; body: string }[];
}

/** The mock over HTTP with the demo token: what a person would do with `curl`. */
const lgcd = async (mock: MockServer, method: string, path: string, body?: object) => {
  const response = await fetch(`${mock.url}/v1${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${mock.tokens[0]?.token}`,
      Accept: 'application/json',
      'Content-Type': 'application/json',
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return (await response.json()) as never;
};

async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`After 30 s there is still no ${what}.`);
    await sleep(100);
  }
}

/**
 * The first workflow of the examples on some n8n: credential tested, workflow activated, a booking made, exactly one
 * execution, the message in the outbox, a forgery refused, the webhook gone after the deactivation.
 * @returns what was seen, in words
 */
export async function runOn(binary: string, version: string, packed: PackedPackage): Promise<string[]> {
  const seen: string[] = [];
  const isV1 = version.startsWith('1.');
  const mock = await startMockServer({ seed: 'demo', clock: 'real' });
  const userFolder = await mkdtemp(join(tmpdir(), 'lgcd-n8n-compat-'));
  await mkdir(join(userFolder, '.n8n'), { recursive: true });
  await unpackPackage(userFolder, packed);
  const port = await freePort();
  const url = `http://${loopback}:${port}`;
  const env = n8nEnvironment(
    { userFolder, port, brokerPort: await freePort(), editor: false },
    // The names of modules differ from version to version, and 1.x calls the address differently.
    { N8N_DISABLED_MODULES: '', WEBHOOK_URL: `${url}/` },
  );
  const n8n = spawnGuarded(binary, ['start'], { cwd: userFolder, env });
  try {
    await waitUntilReady(n8n, url, 240_000);
    const api = createN8nApi(url);
    await api.setUpOwner(owner);
    const data = { accessToken: mock.tokens[0]?.token, baseUrl: `${mock.url}/v1` };
    const credential = await api.createCredential({ name: 'LGCD account', type: 'lgcdApi', data });
    const tested = await api.testCredential(credential);
    if (tested.status !== 'OK') throw new Error(`The credential's test fails: ${tested.message}`);
    seen.push('credential tested');

    // 1.x wants to be told that it does not run yet.
    const draft = { ...readExample('first-workflow', [credential]), active: false };
    const { id } = await api.createWorkflow(draft);
    const setActive = async (active: boolean) => {
      if (!isV1) return active ? api.activate(id) : api.deactivate(id);
      const { versionId } = await api.getWorkflow(id);
      return api.send('PATCH', `/workflows/${id}`, { active, versionId });
    };
    await setActive(true);
    const hooks = async () => ((await lgcd(mock, 'GET', '/webhooks')) as { data: { url: string }[] }).data;
    const [hook] = await hooks();
    if (!hook) throw new Error('The trigger registered no webhook.');
    seen.push('webhook registered');

    const stay = { property_id: 2, check_in: '2029-03-01', check_out: '2029-03-05', guests_count: 2 };
    const guest = { guest_name: 'Salma El Idrissi', guest_phone: '+212600000001' };
    const booking = (await lgcd(mock, 'POST', '/bookings', { ...stay, ...guest })) as {
      data: { id: number };
    };
    const message = await until('message', async () => {
      const { data: messages } = (await lgcd(mock, 'GET', '/whatsapp/messages')) as Messages;
      return messages.find(({ booking_id }) => booking_id === booking.data.id);
    });
    if (!message.body.includes(guest.guest_name))
      throw new Error(`The message names no guest: ${message.body}`);
    seen.push('message prepared');

    const forged = await fetch(hook.url, {
      method: 'POST',
      headers: { 'X-Signature': 'a'.repeat(64) },
      body: JSON.stringify({ id: randomUUID() }),
    });
    if (forged.status !== 401) throw new Error(`A forged delivery was answered with ${forged.status}.`);
    const { results = [] } = await api.send<{ results?: Execution[] }>('GET', '/executions');
    if (results.length !== 1) throw new Error(`There are ${results.length} executions instead of one.`);
    seen.push('one execution, forgery refused');

    await setActive(false);
    await until('end of the webhook', async () => ((await hooks()).length === 0 ? true : undefined));
    seen.push('webhook removed');
    return seen;
  } catch (error) {
    const tail = n8n.logs().trimEnd().split('\n').slice(-15).join('\n');
    throw new Error(`${(error as Error).message}\nSeen before: ${seen.join(', ') || 'nothing'}.\n${tail}`);
  } finally {
    await n8n.stop();
    await mock.close();
    await rm(userFolder, { recursive: true, force: true, maxRetries: 3 });
  }
}
