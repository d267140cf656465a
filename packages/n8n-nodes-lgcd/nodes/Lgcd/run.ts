import { type Client, operations } from '@lgcd/core-client';
import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';
import { clientOf } from '../shared/client.ts';
import { nodeError } from '../shared/errors.ts';
import { Waits } from '../shared/waits.ts';
import { batchesOf } from './batches.ts';
import type { Form } from './form.ts';
import { forms } from './forms.generated.ts';
import { inLanes } from './lanes.ts';
import { isComposed, perform } from './perform.ts';

const byOperation = new Map<string, Form>(forms.map((form) => [form.operation, form]));

const labelsOf = ({ fields }: Form) => new Map(fields.map(({ name, label }) => [name, label]));

const operationOf = (context: IExecuteFunctions, itemIndex: number) =>
  ['resource', 'operation'].map((name) => context.getNodeParameter(name, itemIndex)).join('.');

function formOf(context: IExecuteFunctions, itemIndex: number): Form {
  const operation = operationOf(context, itemIndex);
  const form = byOperation.get(operation);
  if (form) return form;
  throw new NodeOperationError(context.getNode(), `There is no operation ${operation}.`, {
    itemIndex,
    description: 'Choose the resource and the operation from their lists.',
  });
}

/**
 * Items that are read at a time. n8n's own HTTP Request sends all at once, and breaks the limit of the minute; the
 * client of the run counts what the token has left.
 */
const readAtOnce = 10;

/** What changes something is done in the order of the items, each after the one before. */
const widthOf = (form: Form | undefined): number =>
  form && !isComposed(form.operation) && operations[form.operation].method === 'GET' ? readAtOnce : 1;

/** The output of one item, or of a batch of them. */
async function outputOf(context: IExecuteFunctions, client: Client, itemIndexes: readonly number[]) {
  const [itemIndex = 0] = itemIndexes;
  const pairedItems = itemIndexes.map((item) => ({ item }));
  const pairedItem = pairedItems.length === 1 ? { item: itemIndex } : pairedItems;
  let form: Form | undefined;
  try {
    form = formOf(context, itemIndex);
    const done = await perform({ context, client, form, itemIndex, itemIndexes });
    return done.map((result): INodeExecutionData => ({ ...result, pairedItem }));
  } catch (thrown) {
    const error = nodeError(context.getNode(), thrown, itemIndex, form && labelsOf(form));
    if (!context.continueOnFail()) throw error;
    // With `error` n8n sends the item to the error output, in every version; it keeps the message alone.
    return [{ json: { error: error.message }, error, pairedItem }];
  }
}

/** With one client, so that all items share the 60 requests a minute of the token. */
export async function run(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
  const waits = new Waits((sentence) => context.logger.info(sentence));
  const client = await clientOf(context, { waits });
  const batches = batchesOf(context);
  const width = batches.length > 1 ? widthOf(byOperation.get(operationOf(context, 0))) : 1;
  const outputs = await inLanes(batches, width, (itemIndexes) => outputOf(context, client, itemIndexes));
  const message = waits.summary();
  // Older versions of n8n have no hints.
  if (message) context.addExecutionHints?.({ message, type: 'info', location: 'outputPane' });
  return outputs.flat();
}
