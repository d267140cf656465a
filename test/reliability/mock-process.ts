import { spawn } from 'node:child_process';

/** `lgcd-mock` in a process of its own, which can be killed. */
export interface MockProcess {
  url: string;
  token: string;
  /** As a power cut: nothing is written to its end. Resolves when the process is gone. */
  kill(): Promise<void>;
}

/** From the sources, at the root of the repository. */
export async function startMockProcess(...args: string[]): Promise<MockProcess> {
  const main = ['--conditions=lgcd-source', 'packages/mock-server/src/main.ts', '--port', '0', '--json'];
  const child = spawn(process.execPath, [...main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let printed = '';
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      if (printed.includes('\n')) resolve(printed);
    });
    child.once('close', (code) => reject(new Error(`lgcd-mock ended with ${code}: ${complaints}`)));
  });
  const { url, tokens } = JSON.parse(line) as { url: string; tokens: { token: string }[] };
  return {
    url,
    token: tokens[0]?.token as string,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
