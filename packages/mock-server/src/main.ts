#!/usr/bin/env node
import module from 'node:module';
import type { Command } from './command-line.ts';

// Everything else is loaded after this, so that a second start finds it compiled.
module.enableCompileCache?.();
const { defaultPort, readCommand, usage } = await import('./command-line.ts');

type Serve = Extract<Command, { kind: 'serve' }>;
type Proxying = Extract<Command, { kind: 'record' }>;

const say = (text: string) => process.stdout.write(`${text}\n`);

function fail(message: string, status: number): never {
  process.stderr.write(`lgcd-mock: ${message}\n`);
  process.exit(status);
}

/** What to do about an error that keeps the server from starting. */
function explain(error: NodeJS.ErrnoException, { options }: Serve | Proxying): string {
  const { port = defaultPort, host = '127.0.0.1' } = options;
  const db = 'db' in options ? options.db : undefined;
  switch (error.code) {
    case 'EADDRINUSE':
      return `port ${port} of ${host} is taken, perhaps by another lgcd-mock. Stop that, or take another port: --port ${port + 1}, or --port 0 for any free one.`;
    case 'EACCES':
      return `this user may not listen on port ${port}. Take a port above 1023: --port ${defaultPort}.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `this machine has no address ${host}. Leave --host out, or give 0.0.0.0 for all of its addresses.`;
    case 'ERR_SQLITE_ERROR':
      return `the database ${db} cannot be used: ${error.message}. Its folder must exist and be writable, and the file must be made by lgcd-mock.`;
    default:
      return error.message;
  }
}

/** Before anything is printed: who reads it may send the signal at once. */
function endOnSignal(server: { close(): Promise<void> }): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close().then(
        () => process.exit(0),
        (error: Error) => fail(error.message, 1),
      );
    });
  }
}

async function record({ options, json }: Proxying): Promise<void> {
  const { startRecording } = await import('./record/proxy.ts');
  const onFailure = ({ message }: Error) => process.stderr.write(`lgcd-mock: ${message}\n`);
  const proxy = await startRecording({ ...options, onFailure });
  endOnSignal(proxy);
  const { url, upstream } = proxy;
  if (json) {
    say(JSON.stringify({ url, api: `${url}/v1`, upstream, recording: options.to }));
  } else {
    say(`What ${upstream} answers is recorded in ${options.to}.

  Base URL for your client   ${url}/v1
  Then compare               lgcd drift --seen ${options.to}
`);
  }
}

async function serve(command: Serve): Promise<void> {
  const [{ startServer }, { demoTokensOf, lodgifyKeyOf }, { agencyOf }] = await Promise.all([
    import('./http/server.ts'),
    import('./seed/demo-secret.ts'),
    import('./control/agency.ts'),
  ]);
  const server = await startServer({
    ...command.options,
    onFailure: (error) => process.stderr.write(`lgcd-mock: ${error.stack ?? error.message}\n`),
  });
  endOnSignal(server);
  const { core, url } = server;
  if (core.notice !== null) process.stderr.write(`lgcd-mock: ${core.notice}\n`);
  const demoTokens = demoTokensOf(core);
  const lodgifyKey = lodgifyKeyOf(core, agencyOf(core, null));
  const addresses = {
    url,
    api: `${url}/v1`,
    docs: `${url}/v1/docs`,
    openapi: `${url}/v1/openapi.json`,
    cockpit: `${url}/cockpit`,
    lodgify: `${url}/lodgify`,
  };
  if (command.json) {
    const tokens = demoTokens.map(({ agencyId, ...token }) => ({ ...token, agency_id: agencyId }));
    say(JSON.stringify({ ...addresses, tokens, lodgify_key: lodgifyKey }));
  } else {
    say(`The mock LGCD is ready.

  API            ${addresses.api}
  Documentation  ${addresses.docs}
  Cockpit        ${addresses.cockpit}
  Lodgify        ${addresses.lodgify} (X-ApiKey: ${lodgifyKey})

${core.seedTokens ? 'Tokens' : 'Demo tokens'} (Authorization: Bearer …)
${demoTokens.map(({ token, agencyId, name }) => `  ${token.padEnd(44)} agency ${agencyId}, ${name.replace('Demo: ', '')}`).join('\n')}

  curl -H 'Accept: application/json' -H 'Authorization: Bearer ${demoTokens[0].token}' ${addresses.api}/me
`);
  }
}

const command = readCommand(process.argv.slice(2));
switch (command.kind) {
  case 'help':
    say(usage);
    break;
  case 'version':
    say((await import('./version.ts')).version);
    break;
  case 'mistake':
    fail(`${command.message}\nlgcd-mock --help shows the options.`, 2);
    break;
  case 'record':
    record(command).catch((error) => fail(explain(error, command), 1));
    break;
  case 'serve':
    serve(command).catch((error) => fail(explain(error, command), 1));
}
