import { entriesOf, type ReadableField, readField } from '@lgcd/core-client/input';
import { isLodgifyEvent, type LodgifyEventName } from '@lgcd/core-client/lodgify';
import type { IDataObject, IExecuteFunctions, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

export interface Parameters {
  events: LodgifyEventName[];
  deduplicate: boolean;
  readCurrentBooking: boolean;
  readCurrentPrices: boolean;
  /** Only objects of these Lodgify properties; empty: of every property. */
  propertyIds: number[];
}

const property: ReadableField = {
  name: 'propertyIds',
  label: 'Property IDs',
  type: 'list',
  items: { name: 'property_id', label: 'Property ID', type: 'integer' },
};

/** @throws FieldError that names what is not an ID */
const idsIn = (given: unknown): number[] =>
  (readField(property, given, { timeZone: 'UTC' }) as number[] | undefined) ?? [];

const read = (events: unknown, options: IDataObject): Parameters => ({
  events: [...new Set(entriesOf(events, 'words').filter(isLodgifyEvent))],
  deduplicate: options.deduplicate !== false,
  readCurrentBooking: options.readCurrentBooking === true,
  readCurrentPrices: options.readCurrentPrices === true,
  propertyIds: idsIn(options.propertyIds),
});

/** What the parameters of the trigger ask for. */
export const parametersOf = (context: IHookFunctions | IWebhookFunctions): Parameters =>
  read(context.getNodeParameter('events', []), context.getNodeParameter('options', {}) as IDataObject);

/** The same in an execution. */
export const parametersIn = (context: IExecuteFunctions): Parameters =>
  read(context.getNodeParameter('events', 0, []), context.getNodeParameter('options', 0, {}) as IDataObject);
