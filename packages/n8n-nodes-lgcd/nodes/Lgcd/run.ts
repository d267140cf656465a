import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';
import { clientOf } from '../shared/client.ts';
import { nodeError } from '../shared/errors.ts';
import { batchesOf } from './batches.ts';
import type { Form } from './form.ts';
import { forms } from './forms.generated.ts';
import { perform } from './perform.ts';

const byOperation = new Map<string, Form>(forms.map((form) => [form.operation, form]));

const labelsOf = ({ fields }: Form) => new Map(fields.map(({ name, label }) => [name, label]));

function formOf(context: IExecuteFunctions, itemIndex: number): Form {
  const resource = context.getNodeParameter('resource', itemIndex) as string;
  const operation = context.getNodeParameter('operation', itemIndex) as string;
  const form = byOperation.get(`${resource}.${operation}`);
  if (form) return form;
  throw new NodeOperationError(context.getNode(), `There is no operation ${operation} of ${resource}.`, {
    itemIndex,
    description: 'Choose the resource and the operation from their lists.',
  });
}

/** Items one after the other, with one client, so that all of them share the 60 requests a minute of the token. */
export async function run(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
  const results: INodeExecutionData[] = [];
  const client = await clientOf(context);
  for (const itemIndexes of batchesOf(context)) {
    const [itemIndex = 0] = itemIndexes;
    const pairedItems = itemIndexes.map((item) => ({ item }));
    const pairedItem = pairedItems.length === 1 ? { item: itemIndex } : pairedItems;
    let form: Form | undefined;
    try {
      form = formOf(context, itemIndex);
      const done = await perform({ context, client, form, itemIndex, itemIndexes });
      results.push(...done.map((result) => ({ ...result, pairedItem })));
    } catch (thrown) {
      const error = nodeError(context.getNode(), thrown, itemIndex, form && labelsOf(form));
      if (!context.continueOnFail()) throw error;
      // With `error` n8n sends the item to the error output, in every version; it keeps the message alone.
      results.push({ json: { error: error.message }, error, pairedItem });
    }
  }
  return results;
}
