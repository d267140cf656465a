import { isByHand, refreshState, triggerKey, unseen } from '@lgcd/core-client/n8n';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** More than an agency sees in the 7 days that LGCD replays for. */
const maxEntries = 10_000;

/**
 * Hands on what no earlier execution has seen. It is the execution that checks, because only there n8n keeps a
 * record which outlives a restart.
 */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const items = context.getInputData();
  // The execution may write the static data back as it knows it, so it is to know what the process knows.
  refreshState(triggerKey(context), context.getWorkflowStaticData('node'));
  const { deduplicate, confirm } = context.getNodeParameter('options', 0, {}) as IDataObject;
  if (isByHand(context.getMode()) || deduplicate === false) return [items];
  // Recorded when it starts, an event whose execution fails would be dropped when LGCD delivers it again.
  if (confirm === 'finished') return [items];
  const fresh = await unseen(
    `${context.getWorkflow().id}:${context.getNode().id}`,
    items,
    ({ json }) => String(json.id),
    (keys) => context.helpers.checkProcessedAndRecord(keys, 'node', { mode: 'entries', maxEntries }),
  );
  return [fresh];
}
