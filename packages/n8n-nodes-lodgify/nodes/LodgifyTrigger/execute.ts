import type { RecordChange } from '@lgcd/core-client/lodgify';
import { inTurn, isByHand, refreshState, triggerKey } from '@lgcd/core-client/n8n';
import type { ICheckProcessedOptions, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { parametersIn } from './parameters.ts';
import { bare, recordIn } from './repetition.ts';

/** n8n drops the oldest beyond it. */
const entries: ICheckProcessedOptions = { mode: 'entries', maxEntries: 10_000 };

const dayMs = 86_400_000;

/**
 * A key for today and one for yesterday: what was recorded on either is a repetition. Later it can't be one, since
 * Lodgify gives up after ten attempts, but the booking may well have been changed back.
 */
const dated = (key: string, now: number): string[] => {
  const today = Math.floor(now / dayMs);
  return [`${key}@${today}`, `${key}@${today - 1}`];
};

/** Takes superseded deliveries out of n8n's record, then adds this one. Answers whether it was not there. */
async function isFresh(
  { helpers }: IExecuteFunctions,
  { key, forget, lasting }: RecordChange,
  now: number,
): Promise<boolean> {
  if (forget.length > 0) {
    const superseded = forget.flatMap((old) => dated(old, now));
    await helpers.removeProcessed(superseded, 'node', entries);
  }
  const keys = lasting ? [key] : dated(key, now);
  const { processed } = await helpers.checkProcessedAndRecord(keys, 'node', entries);
  return processed.length === 0;
}

/**
 * Hands on what no earlier execution has. It is the execution that checks, because only there n8n keeps a record
 * which outlives a restart; executions of one node take turns at it.
 */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const items = context.getInputData();
  // The execution may write the static data back as it knows it, so it is to know what the process knows.
  refreshState(triggerKey(context), context.getWorkflowStaticData('node'));
  if (isByHand(context.getMode()) || !parametersIn(context).deduplicate) return [items.map(bare)];
  const node = `${context.getWorkflow().id}:${context.getNode().id}`;
  const fresh: INodeExecutionData[] = [];
  for (const item of items) {
    const record = recordIn(item);
    if (!record || (await inTurn(node, () => isFresh(context, record, Date.now())))) fresh.push(bare(item));
  }
  return [fresh];
}
