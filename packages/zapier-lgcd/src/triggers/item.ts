import type { Client } from '@lgcd/core-client';
import type { PlainOutputField, ZObject } from 'zapier-platform-core';
import type { CatalogEvent, Field } from '../contract.ts';
import { outputFields } from '../fields/output.ts';
import { type Item, type Presented, presentSample } from '../fields/present.ts';
import { show } from '../fields/show.ts';

/** An event as it arrives or is made up from a list. */
export interface Happened {
  id: string;
  event: string;
  created_at: string;
  agency_id: number;
  data: object;
}

export const envelopeFields: PlainOutputField[] = [
  { key: 'id', label: 'Event ID', type: 'string', required: true },
  { key: 'event', label: 'Event', type: 'string', required: true },
  { key: 'created_at', label: 'Happened At', type: 'datetime', required: true },
  { key: 'agency_id', label: 'Agency ID', type: 'integer', required: true },
];

/** The published envelope with its data block lifted, so that a Zap maps "Booking Guest Name" and not "Data Booking …". */
const lifted = ({ id, event, created_at, agency_id }: Happened, data: Item): Item => ({
  id,
  event,
  created_at,
  agency_id,
  ...data,
});

/** Events as Zaps see them, by the fields of their data block. */
export async function eventItems(
  z: ZObject,
  client: Client,
  fields: readonly Field[],
  happened: readonly Happened[],
  unknown?: Presented['unknown'],
): Promise<Item[]> {
  const blocks = happened.map(({ data }) => data as Item);
  const shown = await show(z, client, fields, blocks, unknown);
  return happened.map((one, index) => lifted(one, shown[index] ?? {}));
}

export const eventSample = ({ data, example }: CatalogEvent): Item =>
  lifted(example, presentSample(data, example.data));

export const eventOutputFields = ({ data }: CatalogEvent): PlainOutputField[] => [
  ...envelopeFields,
  ...outputFields(data),
];
