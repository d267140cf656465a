import { spawn } from 'node:child_process';

export const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs a command, shows that it is alive while it works, and its output only when it fails (or as it comes, with `show`).
 * Steps may run at the same time: each has a line of its own, at its end.
 */
export async function step(
  title: string,
  command: string,
  args: readonly string[],
  { show = false, cwd }: { show?: boolean; cwd?: string } = {},
): Promise<boolean> {
  const started = performance.now();
  if (show) process.stdout.write(`${title}\n`);
  const alive = setInterval(() => {
    if (!show) process.stdout.write(`${title} … ${seconds(started)}\n`);
  }, 15_000);
  const child = spawn(command, args, {
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    cwd,
  });
  const output: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk));
  const passed = await new Promise<boolean>((resolve) => {
    child.on('error', (error) => {
      output.push(Buffer.from(`${command} did not start: ${error.message}\n`));
      resolve(false);
    });
    child.on('close', (code) => resolve(code === 0));
  });
  clearInterval(alive);
  if (!show) process.stdout.write(`${title}: ${passed ? 'ok' : 'FAILED'} (${seconds(started)})\n`);
  if (!passed && !show) process.stdout.write(Buffer.concat(output));
  return passed;
}
