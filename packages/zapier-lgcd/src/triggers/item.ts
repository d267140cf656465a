import type { PlainOutputField } from 'zapier-platform-core';
import type { CatalogEvent } from '../contract.ts';
import { outputFields } from '../fields/output.ts';
import { type Item, present, type Unknown } from '../fields/present.ts';

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
export function eventItem(event: CatalogEvent, happened: Happened, unknown: Unknown = 'keep'): Item {
  const { id, created_at, agency_id, data } = happened;
  return { id, event: happened.event, created_at, agency_id, ...present(event.data, data as Item, unknown) };
}

export const eventSample = (event: CatalogEvent): Item => eventItem(event, event.example);

export const eventOutputFields = (event: CatalogEvent): PlainOutputField[] => [
  ...envelopeFields,
  ...outputFields(event.data),
];
