/**
 * `npm start`: mock LGCD, a real n8n with our nodes, and a confirmed booking that becomes a WhatsApp message.
 * `--once` ends after the journey; `--n8n-port` and `--mock-port` choose other ports than 5678 and 4010.
 */
import { parseArgs } from 'node:util';
import { startMockServer } from '@lgcd/mock-server';
import { runJourney } from './journey/run.ts';
import { startN8n } from './n8n/boot.ts';
import { installN8n } from './n8n/install.ts';
import { assertPortFree } from './n8n/ports.ts';
import { packPackage } from './pack.ts';
import { startTemplates } from './templates/server.ts';

const usage = 'npm start -- [--once] [--n8n-port 5678] [--mock-port 4010]';

function parse() {
  try {
    return parseArgs({
      options: {
        once: { type: 'boolean', default: false },
        'n8n-port': { type: 'string' },
        'mock-port': { type: 'string' },
      },
    });
  } catch (error) {
    throw new Error(`${(error as Error).message}. Use ${usage}`, { cause: error });
  }
}

function readOptions() {
  const port = (given: string | undefined, otherwise: number) => {
    const value = given === undefined ? otherwise : Number(given);
    if (!Number.isInteger(value) || value < 0 || value > 65535) {
      throw new Error(`"${given}" is no port. Use ${usage}`);
    }
    return value;
  };
  const { values } = parse();
  // With --once nobody opens a page, so any free port does, and two runs do not meet.
  return {
    once: values.once,
    n8nPort: port(values['n8n-port'], values.once ? 0 : 5678),
    mockPort: port(values['mock-port'], values.once ? 0 : 4010),
  };
}

const started = performance.now();
const happened = (line: string) =>
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}`);

const closers: (() => Promise<unknown>)[] = [];
async function close(): Promise<void> {
  for (const stop of closers.splice(0).reverse()) await stop();
}

async function main(): Promise<void> {
  const { once, n8nPort, mockPort } = readOptions();
  if (mockPort) await assertPortFree(mockPort, 'the mock LGCD (--mock-port)');
  if (n8nPort) await assertPortFree(n8nPort, 'n8n (--n8n-port)');

  const mock = await startMockServer({ port: mockPort, seed: 'demo', clock: 'real' });
  closers.push(() => mock.close());
  happened(`The mock LGCD serves ${mock.url}`);

  const packages = await Promise.all([packPackage('n8n-nodes-lgcd'), packPackage('n8n-nodes-lodgify')]);
  happened('The node packages are packed as npm would publish them');

  const templates = await startTemplates();
  closers.push(() => templates.close());

  await installN8n({ log: happened });
  const n8n = await startN8n({
    ...(n8nPort ? { port: n8nPort } : {}),
    packages,
    editor: !once,
    env: { N8N_TEMPLATES_ENABLED: 'true', N8N_TEMPLATES_HOST: templates.url },
    log: happened,
  });
  closers.push(() => n8n.stop());

  const accessToken = mock.tokens[0]?.token;
  if (!accessToken) throw new Error('The demo seed has no token.');
  await runJourney({ baseUrl: `${mock.url}/v1`, accessToken, n8n: n8n.api, happened });
  if (once) return;

  console.log(`
  n8n            ${n8n.url}   ${n8n.owner.email} / ${n8n.owner.password}
  Workflows      ${n8n.url}/templates   by app and use case, one click to use
  LGCD API       ${mock.url}/v1
  Documentation  ${mock.url}/v1/docs
  Cockpit        ${mock.url}/cockpit
  Demo token     ${accessToken}

Confirm another booking, and see its message in the outbox (${mock.url}/v1/whatsapp/messages, or the cockpit):

  curl -X POST ${mock.url}/v1/bookings \\
    -H 'Authorization: Bearer ${accessToken}' -H 'Accept: application/json' \\
    -d property_id=1 -d check_in=2027-03-20 -d check_out=2027-03-24 \\
    -d guest_name='Youssef Amrani' -d guests_count=2 -d guest_phone=%2B212600000002

Ctrl+C stops everything; nothing is kept.`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

try {
  await main();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await close();
}
