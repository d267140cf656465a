import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { harnessRoot, n8nBinary } from './paths.ts';

/** Enough for a boot with its migrations and a long journey. */
const keptLogCharacters = 2_000_000;
/** The first n8n of a version spends seconds at its end on storing its compiled code. */
const patienceMs = 20_000;

/** A running program with its children, in a process group of its own. */
export interface GuardedProcess {
  readonly pid: number;
  /** Everything it wrote so far. */
  logs(): string;
  /** How it ended (`exit code 0`, `signal SIGKILL`), or undefined while it runs. */
  ended(): string | undefined;
  /** Resolves with how it ended. */
  readonly end: Promise<string>;
  /** Asks it to end, waits, and after 20 s ends it and its children by force. */
  stop(): Promise<void>;
}

export interface SpawnOptions {
  cwd: string;
  env: NodeJS.ProcessEnv;
}

/**
 * Starts a script under this process's Node. It and all its children end with this process at the latest,
 * however this one ends.
 */
export function spawnGuarded(
  script: string,
  args: readonly string[],
  { cwd, env }: SpawnOptions,
): GuardedProcess {
  const child = spawn(process.execPath, ['--import', join(harnessRoot, 'orphan-guard.ts'), script, ...args], {
    cwd,
    env,
    detached: true,
    // The open standard input is what the orphan guard watches.
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let log = '';
  let ended: string | undefined;
  const take = (chunk: string) => {
    log = (log + chunk).slice(-keptLogCharacters);
  };
  child.stdout.setEncoding('utf8').on('data', take);
  child.stderr.setEncoding('utf8').on('data', take);
  child.stdin.on('error', () => {});

  const killGroup = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // The group is gone already.
    }
  };
  process.once('exit', killGroup);
  const end = new Promise<string>((resolve) => {
    const finish = (how: string) => {
      ended ??= how;
      process.off('exit', killGroup);
      // Children that it left behind would keep its output open, and outlive it.
      killGroup();
    };
    child.once('error', (error) => {
      finish(error.message);
      resolve(error.message);
    });
    child.once('exit', (code, signal) => finish(signal === null ? `exit code ${code}` : `signal ${signal}`));
    child.once('close', () => resolve(ended ?? 'closed'));
  });

  return {
    pid: child.pid ?? -1,
    logs: () => log,
    ended: () => ended,
    end,
    async stop() {
      // Only the leader is asked: it takes its children down in order.
      if (ended === undefined) child.kill('SIGTERM');
      const impatient = setTimeout(killGroup, patienceMs);
      await end;
      clearTimeout(impatient);
    },
  };
}

/** @param command n8n's own: the main process, or one of queue mode's */
export const spawnN8n = (command: 'start' | 'webhook' | 'worker', options: SpawnOptions): GuardedProcess =>
  spawnGuarded(n8nBinary, [command], options);
