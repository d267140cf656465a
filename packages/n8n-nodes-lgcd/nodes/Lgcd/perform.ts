import { operations } from '@lgcd/core-client';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { composed } from './composed.ts';
import { exportCalendar } from './export-calendar.ts';
import type { ComposedName, Form } from './form.ts';
import { inputOf } from './input.ts';
import type { Job } from './job.ts';
import { variablesOf } from './variables.ts';

const isComposed = (operation: Form['operation']): operation is ComposedName =>
  Object.hasOwn(composed, operation);

type Simplify = (object: unknown) => IDataObject;

/** Simplify keeps the chosen fields; without it the object comes as LGCD gives it. */
function simplifier({ context, form, itemIndex }: Job): Simplify {
  const fields = form.simplified;
  if (!fields || context.getNodeParameter('simplify', itemIndex, true) !== true)
    return (object) => object as IDataObject;
  return (object) => Object.fromEntries(fields.map((name) => [name, (object as IDataObject)[name] ?? null]));
}

async function getMany({ context, client, form, itemIndex }: Job): Promise<unknown[]> {
  const all = context.getNodeParameter('returnAll', itemIndex, false) === true;
  const limit = all ? undefined : Number(context.getNodeParameter('limit', itemIndex, 50));
  const found: unknown[] = [];
  const pages = client.paginate(
    form.operation as 'booking.getAll',
    inputOf(context, form, itemIndex) as Parameters<typeof client.paginate<'booking.getAll'>>[1],
    { limit },
  );
  for await (const object of pages) found.push(object);
  return found;
}

const item = (json: IDataObject): INodeExecutionData => ({ json });

/** Template variables are mapped in a form of their own, beside the fields of the operation. */
function wholeInput({ context, form, itemIndex }: Job) {
  const input = inputOf(context, form, itemIndex);
  if (form.operation !== 'whatsappMessage.create') return input;
  return { ...input, variables: variablesOf(context, itemIndex) };
}

/**
 * Carries out the operation of a node for one item, or for a batch of them.
 * @throws LgcdError of the client
 */
export async function perform(job: Job): Promise<INodeExecutionData[]> {
  const { client, form } = job;
  const { operation } = form;
  if (isComposed(operation)) return [item(await composed[operation](job))];
  const { returns } = operations[operation];
  if (returns === 'text') return [await exportCalendar(job)];
  if (returns === 'page') return (await getMany(job)).map(simplifier(job)).map(item);
  const answer = await client.dispatch(operation, wholeInput(job));
  if (returns === 'none') return [item({ deleted: true })];
  return [item(simplifier(job)(answer))];
}
