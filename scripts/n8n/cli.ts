import { n8nEnvironment } from './environment.ts';
import { n8nBinary } from './paths.ts';
import { freePort } from './ports.ts';
import { spawnGuarded } from './process.ts';

/**
 * Runs a command of n8n's own, such as `export:workflow --all --output=file`, on a user folder.
 * @throws Error with what it wrote, when it fails
 */
export async function runN8nCommand(
  userFolder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const ports = { port: await freePort(), brokerPort: await freePort() };
  const settings = { userFolder, ...ports, editor: false };
  const command = spawnGuarded(n8nBinary, args, { cwd: userFolder, env: n8nEnvironment(settings, env) });
  const end = await command.end;
  if (end !== 'exit code 0')
    throw new Error(`n8n ${args[0]} failed (${end}):\n${command.logs().slice(-2000)}`);
  return command.logs();
}
