import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzip } from './build.ts';
import { type Identity, type LogLine, startPlatform, storeKeyOf } from './platform.ts';

/** What Zapier hands to a method; everything left out is empty, as in Zapier. */
export interface ZapBundle {
  authData?: Record<string, string>;
  inputData?: Record<string, unknown>;
  meta?: Record<string, unknown>;
  rawRequest?: { method: string; querystring: string; headers: Record<string, string>; content: string };
  cleanedRequest?: unknown;
  subscribeData?: object;
  targetUrl?: string;
}

export interface ValidationProblem {
  property: string;
  message: string;
}

export interface LoadOptions {
  /** The clock of Zapier's cache, in milliseconds. */
  now?: () => number;
  environment?: Record<string, string>;
  /** Called with the folder of the unpacked zip before anything is loaded from it. */
  prepare?: (dir: string) => Promise<void>;
}

export interface ExecuteOptions {
  identity?: Identity;
  callbackUrl?: string;
  /** The time at which the app runs, in milliseconds; the machine's when left out. */
  now?: number;
}

/** The error as the Lambda reports it: class name and message. Core puts JSON into the message of some classes. */
export class LambdaError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

export interface LoadedZip {
  execute<T = unknown>(method: string, bundle?: ZapBundle, options?: ExecuteOptions): Promise<T>;
  validate(): Promise<ValidationProblem[]>;
  definition<T = unknown>(): Promise<T>;
  request<T = unknown>(options: object, bundle?: ZapBundle): Promise<T>;
  breakCache(broken: boolean): void;
  logs(): LogLine[];
  /** What the app printed past Zapier's logger. */
  output(): string;
  /** Milliseconds: `require` of the wrapper, then the first call that loads the app itself. */
  timing(): { wrapper: number; firstCall: number };
  close(): Promise<void>;
}

interface Answer {
  id?: number;
  ready?: number;
  results?: unknown;
  milliseconds?: number;
  error?: { name: string; message: string };
}

/** Zapier ends an invocation after 30 s. */
const INVOCATION_LIMIT_MS = 30_000;
/** The platform core prints its memory use on every call. */
const MEMORY_REPORT = /^ZID: .* RSSMEM: \{[^}]*\}\n/gm;
const SOMEONE: Identity = { user: 'user-1', auth: 'auth-1' };

/** Nothing of this process is inherited: no NODE_PATH, no NODE_ENV (core is laxer under test). */
function cleanEnvironment(logUrl: string, extra: Record<string, string>): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    LOGGING_ENDPOINT: logUrl,
    AWS_LAMBDA_FUNCTION_NAME: 'zapier-app',
    TZ: 'UTC',
    ...extra,
  };
}

function firstMessage(child: ChildProcess, output: () => string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Answer));
    child.once('exit', (code) => reject(new Error(`The app did not load (exit ${code}):\n${output()}`)));
  });
}

/** Loads a built zip as Zapier's Lambda does and calls its handler, one invocation at a time. */
export async function loadZip(zip: string, options: LoadOptions = {}): Promise<LoadedZip> {
  const platform = await startPlatform(options.now);
  // Outside of the repository, or Node would find a module that the zip lacks in the folders above.
  const dir = await mkdtemp(join(tmpdir(), 'zapier-app-'));
  await unzip(zip, dir);
  await options.prepare?.(dir);
  const child = fork(join(import.meta.dirname, 'lambda-child.ts'), [dir], {
    env: cleanEnvironment(platform.logUrl, options.environment ?? {}),
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => (printed += String(chunk)));
  const { ready = 0 } = await firstMessage(child, () => printed);

  let calls = 0;
  let firstCall = 0;
  let queue: Promise<unknown> = Promise.resolve();

  function invoke(event: object, now?: number): Promise<unknown> {
    const id = ++calls;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), INVOCATION_LIMIT_MS);
      const ended = () => finish(() => reject(new LambdaError('Timeout', `Ended within ${id}: ${printed}`)));
      const answered = (answer: Answer) => {
        if (answer.id !== id) return;
        if (calls === 1) firstCall = answer.milliseconds ?? 0;
        const { error } = answer;
        finish(() => (error ? reject(new LambdaError(error.name, error.message)) : resolve(answer.results)));
      };
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        child.off('exit', ended).off('message', answered);
        settle();
      };
      child.on('exit', ended).on('message', answered);
      child.send({ id, now, event });
    });
  }

  function enqueue<T>(
    event: object,
    { identity = SOMEONE, callbackUrl, now }: ExecuteOptions = {},
  ): Promise<T> {
    const full = {
      token: 'zapier-platform-token',
      rpc_base: platform.rpcUrl,
      storeKey: storeKeyOf(identity),
      environment: {},
      bundle: {},
      callback_url: callbackUrl,
      ...event,
    };
    const result = queue.then(() => invoke(full, now));
    queue = result.catch(() => undefined);
    return result as Promise<T>;
  }

  return {
    execute: (method, bundle = {}, how = {}) => {
      const filled = { authData: {}, inputData: {}, meta: {}, ...bundle };
      return enqueue({ command: 'execute', method, bundle: filled }, how);
    },
    validate: () => enqueue({ command: 'validate' }),
    definition: () => enqueue({ command: 'definition' }),
    request: (request, bundle = {}) => enqueue({ command: 'request', bundle: { ...bundle, request } }),
    breakCache: platform.breakCache,
    logs: platform.logs,
    output: () => printed.replace(MEMORY_REPORT, ''),
    timing: () => ({ wrapper: ready, firstCall }),
    close: async () => {
      child.removeAllListeners('exit');
      child.kill();
      await Promise.all([platform.close(), rm(dir, { recursive: true, force: true })]);
    },
  };
}
