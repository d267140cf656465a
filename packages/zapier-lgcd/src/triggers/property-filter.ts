import { type Client, findPropertyIds } from '@lgcd/core-client';
import { isBlank } from '@lgcd/core-client/input';
import type { Bundle, PlainInputField } from 'zapier-platform-core';
import type { CatalogEvent } from '../contract.ts';
import { dropdowns } from '../fields/dropdowns.ts';
import type { Booking } from './full-booking.ts';
import type { Subscription } from './subscription.ts';

type Data = Readonly<Record<string, unknown>>;
type PropertyOf = (data: Data, booking: () => Promise<Booking | undefined>) => Promise<unknown>;

const part = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;

/** The published block of a booking names no property, so it is looked up. */
const propertyOfBooking: PropertyOf = async (_data, booking) => (await booking())?.property_id;

/** How to learn the property of an event; undefined for events that belong to none, as subscriptions do. */
export function propertyOf({ data }: CatalogEvent): PropertyOf | undefined {
  const blocks = data.filter((field) => field.type === 'object');
  if (blocks.some(({ name }) => name === 'property')) return async (given) => part(given.property, 'id');
  const holder = blocks.find(({ fields }) => fields?.some(({ name }) => name === 'property_id'));
  if (holder) return async (given) => part(given[holder.name], 'property_id');
  return blocks.some(({ name }) => name === 'booking') ? propertyOfBooking : undefined;
}

const { noun, list } = dropdowns.property;

export const propertyFilterField: PlainInputField = {
  key: 'property_id',
  label: noun,
  type: 'integer',
  required: false,
  dynamic: `${list}.id.name`,
  helpText: 'Leave empty to trigger for every property.',
};

/** The optional filter of a trigger whose events belong to a property. */
export const propertyFields = (event: CatalogEvent): PlainInputField[] =>
  propertyOf(event) ? [propertyFilterField] : [];

const chosen = ({ inputData }: Bundle): unknown => (inputData as Data | undefined)?.property_id;

/**
 * The properties that a Zap asks for, by id or by name; none when it asks for all.
 * @param mustExist whether ids are looked up too, as when the Zap is turned on
 * @throws FieldError
 */
export const wantedProperties = (client: Client, bundle: Bundle, mustExist: boolean): Promise<number[]> =>
  findPropertyIds(client, chosen(bundle), { label: dropdowns.property.noun, mustExist });

/** What is kept of the filter when the Zap is turned on; a name that no property has stops it then. */
export async function keptFilter(client: Client, bundle: Bundle): Promise<{ property_ids?: number[] }> {
  const property_ids = await wantedProperties(client, bundle, true);
  return property_ids.length > 0 ? { property_ids } : {};
}

/** Whether an event passes the filter; everything passes where none is set. */
export async function isOfProperty(
  event: CatalogEvent,
  data: object,
  bundle: Bundle,
  client: Client,
  booking: () => Promise<Booking | undefined>,
): Promise<boolean> {
  const of = propertyOf(event);
  if (!of || isBlank(chosen(bundle))) return true;
  const kept = (bundle.subscribeData as Partial<Subscription> | undefined)?.property_ids;
  const wanted: unknown[] = Array.isArray(kept) ? kept : await wantedProperties(client, bundle, false);
  return wanted.includes(await of(data as Data, booking));
}
