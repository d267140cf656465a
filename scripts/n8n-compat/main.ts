/**
 * Whether the packed n8n nodes work on other n8n versions: the last 1.x and the newest that installs, or those that
 * are named, as in `node --conditions=lgcd-source scripts/n8n-compat/main.ts 1 2.40.7`. Installs each once, below
 * `.cache`; that takes minutes and 2 GB.
 */
import { packPackage } from '../pack.ts';
import { runOn } from './journey.ts';
import { installVersion, versionsOf } from './tree.ts';

const specs = process.argv.slice(2);
const packed = await packPackage('n8n-nodes-lgcd');

/** The newest of the versions that installs; some releases name dependencies that were never published. */
async function installed(versions: readonly string[]): Promise<{ version: string; binary: string }> {
  for (const version of versions) {
    try {
      return { version, binary: await installVersion(version, (line) => console.log(line)) };
    } catch (error) {
      console.log(`n8n ${version} does not install: ${reason(error)}`);
    }
  }
  throw new Error(`None of n8n ${versions.join(', ')} installs.`);
}

function reason(error: unknown): string {
  const {
    stdout = '',
    stderr = '',
    message,
  } = error as { stdout?: string; stderr?: string; message: string };
  const told = `${stdout}${stderr}`.replaceAll(/\s*│?\s+/g, ' ');
  return /No matching version found for @?[\w./ -]+@[\d.]+|ERR_PNPM_\w+/.exec(told)?.[0] ?? message;
}

let failed = 0;
for (const spec of specs.length > 0 ? specs : ['1', 'latest']) {
  const { version, binary } = await installed(await versionsOf(spec));
  try {
    const started = Date.now();
    const seen = await runOn(binary, version, packed);
    console.log(`n8n ${version}: ${seen.join(', ')} (${Math.round((Date.now() - started) / 1000)} s)`);
  } catch (error) {
    failed += 1;
    console.error(`n8n ${version} failed: ${(error as Error).message}`);
  }
}
if (failed > 0) process.exitCode = 1;
