import type { Search, SearchOrCreates } from 'zapier-platform-core';
import { catalog, type Field, type OperationName } from '../contract.ts';
import { offered, offerOf } from '../offers.ts';
import { localFilters } from './local.ts';
import { searchStep } from './search.ts';

const filters = (name: OperationName, ...fields: string[]): Field[] =>
  localFilters(catalog.operations[name], fields);

/** Lists that LGCD filters less than people search. */
const local: Partial<Record<OperationName, Field[]>> = {
  'icalSource.getAll': filters('icalSource.getAll', 'name', 'channel'),
  'saasInvoice.getAll': filters('saasInvoice.getAll', 'number', 'status'),
  'whatsappTemplate.getAll': filters('whatsappTemplate.getAll', 'name'),
};

const steps = offered('search').map(([name, offer]) =>
  searchStep({ operation: catalog.operations[name], offer, local: local[name] ?? [] }),
);

export const searches: Record<string, Search> = Object.fromEntries(steps.map((step) => [step.key, step]));

const find = offerOf('booking.getAll').key;

export const searchOrCreates: SearchOrCreates = {
  [find]: {
    key: find,
    display: {
      label: 'Find or Create Booking',
      description: 'Finds a booking, best by its external reference, and creates it if there is none.',
    },
    search: find,
    create: offerOf('booking.create').key,
  },
};
