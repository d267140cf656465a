import { type OperationName, operations, type RawInput, search, updateRate } from '@lgcd/core-client';
import { isIdentifying } from '@lgcd/core-client/input';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { composed } from './composed.ts';
import { exportCalendar } from './export-calendar.ts';
import type { ComposedName, Form } from './form.ts';
import { filtersOf, inputOf } from './input.ts';
import type { Job } from './job.ts';
import { isDocument, itemsOf } from './outputs.ts';
import { assertRecipient } from './recipient.ts';
import { isOn, limitOf } from './switches.ts';
import { variablesOf } from './variables.ts';

export const isComposed = (operation: Form['operation']): operation is ComposedName =>
  Object.hasOwn(composed, operation);

type Simplify = (object: unknown) => IDataObject;

/** Simplify keeps the chosen fields; without it the object comes as LGCD gives it. */
function simplifier({ context, form, itemIndex }: Job): Simplify {
  const fields = form.simplified;
  if (!fields || !isOn(context, ['simplify', 'Simplify'], itemIndex, true))
    return (object) => object as IDataObject;
  return (object) => Object.fromEntries(fields.map((name) => [name, (object as IDataObject)[name] ?? null]));
}

/** Whether one of the filters says which object is meant, so that the best match comes first. */
const isSearch = ({ fields }: Form, filters: RawInput) =>
  fields.some((field) => isIdentifying(field) && filters[field.name] !== undefined);

async function getMany({ context, client, form, itemIndex }: Job): Promise<unknown[]> {
  const limit = limitOf(context, itemIndex);
  const filters = filtersOf(context, form, itemIndex);
  const operation = form.operation as OperationName;
  if (isSearch(form, filters)) {
    const found = await search(client, operation, filters, limit === undefined ? { atMost: Infinity } : {});
    return found.slice(0, limit);
  }
  const found: unknown[] = [];
  const pages = client.paginate(operation as 'booking.getAll', filters, { limit });
  for await (const object of pages) found.push(object);
  return found;
}

const item = (json: IDataObject): INodeExecutionData => ({ json });

/** Template variables are mapped in a form of their own, beside the fields of the operation. */
function wholeInput({ context, form, itemIndex }: Job) {
  const input = inputOf(context, form, itemIndex);
  if (form.operation !== 'whatsappMessage.create') return input;
  assertRecipient(context, input, itemIndex);
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
  const input = wholeInput(job);
  const answer = await (operation === 'rate.update'
    ? updateRate(client, input as unknown as Parameters<typeof updateRate>[1])
    : client.dispatch(operation, input));
  if (returns === 'none') return [item({ deleted: true })];
  if (isDocument(operation)) return itemsOf(job, operation, answer).map(item);
  return [item(simplifier(job)(answer))];
}
