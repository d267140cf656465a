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

/** A list from a form, or one value or a text with commas from an expression. */
const list = (value: unknown): string[] =>
  (Array.isArray(value) ? value : String(value ?? '').split(','))
    .map((entry) => String(entry).trim())
    .filter((entry) => entry !== '');

const read = (events: unknown, options: IDataObject): Parameters => ({
  events: [...new Set(list(events).filter(isLodgifyEvent))],
  deduplicate: options.deduplicate !== false,
  readCurrentBooking: options.readCurrentBooking === true,
  readCurrentPrices: options.readCurrentPrices === true,
  propertyIds: list(options.propertyIds).map(Number),
});

/** What the parameters of the trigger ask for. */
export const parametersOf = (context: IHookFunctions | IWebhookFunctions): Parameters =>
  read(context.getNodeParameter('events', []), context.getNodeParameter('options', {}) as IDataObject);

/** The same in an execution. */
export const parametersIn = (context: IExecuteFunctions): Parameters =>
  read(context.getNodeParameter('events', 0, []), context.getNodeParameter('options', 0, {}) as IDataObject);
