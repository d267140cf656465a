import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { harnessRoot, n8nBinary } from './paths.ts';

/** Enough for a boot with its migrations and a long journey. */
const keptLogCharacters = 2_000_000;
const patienceMs = 10_000;

/** One running n8n process (main, webhook or worker) with its children. */
export interface N8nProcess {
  readonly pid: number;
  /** Everything it wrote so far. */
  logs(): string;
  /** How it ended, or undefined while it runs. */
  ended(): string | undefined;
  /** Asks it to end, waits, and after 10 s ends it and its children by force. */
  stop(): Promise<void>;
}

/**
 * Starts n8n in a process group of its own.
 * @param command n8n's own: `start`, `webhook` or `worker`
 */
export function spawnN8n(
  command: 'start' | 'webhook' | 'worker',
  env: Record<string, string>,
  cwd: string,
): N8nProcess {
  const child = spawn(
    process.execPath,
    ['--import', join(harnessRoot, 'orphan-guard.ts'), n8nBinary, command],
    {
      cwd,
      env,
      detached: true,
      // The open standard input is what the orphan guard watches.
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  let log = '';
  let end: string | undefined;
  const take = (chunk: string) => {
    log = (log + chunk).slice(-keptLogCharacters);
  };
  child.stdout.setEncoding('utf8').on('data', take);
  child.stderr.setEncoding('utf8').on('data', take);
  child.stdin.on('error', () => {});

  const closed = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      end = error.message;
      resolve();
    });
    child.once('close', (code, signal) => {
      end ??= signal === null ? `exit code ${code}` : `signal ${signal}`;
      resolve();
    });
  });
  const killGroup = () => signalGroup(child, 'SIGKILL');
  process.once('exit', killGroup);

  return {
    pid: child.pid ?? -1,
    logs: () => log,
    ended: () => end,
    async stop() {
      // Only the main process is asked: it takes its task runner down in order.
      if (end === undefined) child.kill('SIGTERM');
      const impatient = setTimeout(killGroup, patienceMs);
      await closed;
      clearTimeout(impatient);
      killGroup();
      process.off('exit', killGroup);
    },
  };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}
