import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { packPackage } from '../../scripts/pack.ts';

export interface Finished {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** A command that goes on until it is stopped, with everything that it has started. */
export interface Running {
  /** Resolves with what it printed so far when the pattern is in it; rejects when it ends before. */
  says(pattern: RegExp): Promise<string>;
  /** Sends a signal to the command, or to it and all below it. Resolves with its exit status. */
  stop(signal: NodeJS.Signals, whom: 'command' | 'all'): Promise<number | null>;
}

/** The project of somebody who has installed the packed mock server, and nothing of this repository. */
export interface Project {
  folder: string;
  /** Of the installed package. */
  path(...names: string[]): string;
  write(name: string, text: string): void;
  run(command: string, ...args: string[]): Promise<Finished>;
  start(command: string, ...args: string[]): Running;
  /** Stops what is still running, and removes the folder. */
  close(): Promise<void>;
}

/** As a person's shell has it: nothing of jest, and the Node that runs this. */
function environment(): NodeJS.ProcessEnv {
  const { NODE_ENV: _, JEST_WORKER_ID: __, NODE_OPTIONS: ___, ...env } = process.env;
  return { ...env, PATH: `${dirname(process.execPath)}${delimiter}${env.PATH}`, NO_COLOR: '1' };
}

function watch(child: ChildProcess): Running {
  let printed = '';
  let complaints = '';
  let changed: () => void = () => undefined;
  const ended = new Promise<number | null>((resolve) =>
    child.once('exit', (code) => {
      resolve(code);
      changed();
    }),
  );
  child.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk;
    changed();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    complaints += chunk;
  });
  return {
    says: (pattern) =>
      new Promise((resolve, reject) => {
        changed = () => {
          if (pattern.test(printed)) resolve(printed);
          else if (child.exitCode !== null)
            reject(new Error(`It ended with ${child.exitCode}:\n${printed}${complaints}`));
        };
        changed();
      }),
    stop: (signal, whom) => {
      try {
        process.kill((child.pid as number) * (whom === 'all' ? -1 : 1), signal);
      } catch {
        // It has ended by itself.
      }
      return ended;
    },
  };
}

/** @param packages what else the project needs, as `name@version` */
export async function installMock(...packages: string[]): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), 'mock-server-user-'));
  const running: Running[] = [];
  const options = { cwd: folder, env: environment(), maxBuffer: 64e6 };
  const project: Project = {
    folder,
    path: (...names) => join(folder, 'node_modules', '@lgcd', 'mock-server', ...names),
    write: (name, text) => writeFileSync(join(folder, name), text),
    run: (command, ...args) =>
      new Promise((resolve) =>
        execFile(command, args, options, (error, stdout, stderr) =>
          resolve({ status: error ? Number(error.code ?? -1) : 0, stdout, stderr }),
        ),
      ),
    start(command, ...args) {
      // A process group of its own, so that all of it can be stopped.
      const child = spawn(command, args, { ...options, detached: true });
      const started = watch(child);
      running.push(started);
      return started;
    },
    async close() {
      await Promise.all(running.map((each) => each.stop('SIGKILL', 'all')));
      rmSync(folder, { recursive: true, force: true });
    },
  };
  const { tarball } = await packPackage('mock-server');
  project.write('package.json', JSON.stringify({ name: 'project', private: true }));
  const install = ['install', '--save-dev', '--no-audit', '--no-fund', tarball, ...packages];
  const { status, stderr } = await project.run('npm', ...install);
  if (status !== 0) throw new Error(`npm ${install.join(' ')} failed:\n${stderr}`);
  return project;
}

export const read = (path: string): string => readFileSync(path, 'utf8');

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
