import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Send } from './http.ts';
import { n8nBinary } from './paths.ts';
import type { Execution, ExecutionError, ExecutionStatus, ExecutionSummary, Item } from './types.ts';

const everyStatus: readonly ExecutionStatus[] = [
  'canceled',
  'crashed',
  'error',
  'new',
  'running',
  'success',
  'unknown',
  'waiting',
];
const endStatus: readonly ExecutionStatus[] = ['canceled', 'crashed', 'error', 'success'];

export interface ExecutionFilter {
  workflowId?: string;
  /** One or several; all of them unless told. */
  status?: ExecutionStatus | readonly ExecutionStatus[];
  mode?: string;
}

export interface WaitOptions {
  /** How many, at least; 1 unless told. */
  count?: number;
  /** Which ends count; any end unless told. `waiting` can be asked for too. */
  status?: ExecutionStatus | readonly ExecutionStatus[];
  /** 20 000 unless told. */
  timeoutMs?: number;
}

const listOf = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);

/** All executions that fit, oldest first, without their data. */
export async function listExecutions(send: Send, filter: ExecutionFilter = {}): Promise<ExecutionSummary[]> {
  const wanted = JSON.stringify({ ...filter, status: listOf(filter.status ?? everyStatus) });
  const found: ExecutionSummary[] = [];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({ filter: wanted, limit: '100', ...(cursor && { cursor }) });
    const page = await send<{ results: ExecutionSummary[]; nextCursor?: string | null }>(
      'GET',
      `/executions?${query}`,
    );
    found.push(...page.results);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found.sort((a, b) => Number(a.id) - Number(b.id));
}

/** One execution with the data of its nodes, read with the very package that n8n wrote it with. */
export async function getExecution(send: Send, id: string): Promise<Execution> {
  const execution = await send<Omit<Execution, 'data'> & { data: string }>('GET', `/executions/${id}`);
  const flatted: { parse(text: string): Execution['data'] } = createRequire(realpathSync(n8nBinary))(
    'flatted',
  );
  return { ...execution, data: flatted.parse(execution.data) };
}

/**
 * Waits until a workflow has at least `count` executions that ended; answers all that fit, oldest first.
 * @throws Error when the time is over, with the executions seen
 */
export async function waitForExecution(
  send: Send,
  workflowId: string,
  { count = 1, status = endStatus, timeoutMs = 20_000 }: WaitOptions = {},
): Promise<Execution[]> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const done = await listExecutions(send, { workflowId, status });
    if (done.length >= count) return Promise.all(done.map(({ id }) => getExecution(send, id)));
    if (Date.now() > deadline) {
      const seen = (await listExecutions(send, { workflowId })).map(
        ({ id, status: now, mode }) => `${id} ${mode} ${now}`,
      );
      throw new Error(
        `After ${timeoutMs / 1000} s workflow ${workflowId} has ${done.length} of ${count} executions that are ` +
          `${listOf(status).join(' or ')}. All it has: ${seen.join(', ') || 'none'}.`,
      );
    }
    await sleep(100);
  }
}

/** What a node gave out at its last run: the items' `json`, of its first output unless told. */
export function outputOf(execution: Execution, node: string, output = 0): Record<string, unknown>[] {
  const run = execution.data.resultData.runData[node]?.at(-1);
  return (run?.data?.main?.[output] ?? []).map((item: Item) => item.json);
}

/** Why an execution failed: the failing node's error, else the workflow's; undefined when it did not. */
export const errorOf = (execution: Execution): ExecutionError | undefined => execution.data.resultData.error;
