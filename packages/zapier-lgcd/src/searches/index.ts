import type { Search, SearchOrCreates } from 'zapier-platform-core';
import { catalog, type Field, type OperationName } from '../contract.ts';
import { offered, offerOf } from '../offers.ts';
import { availability, availabilityWording } from './availability.ts';
import { localFilters } from './local.ts';
import { searchStep, step } from './search.ts';

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

const { key, noun, label, description } = availabilityWording;
const checkAvailability: Search = {
  key,
  noun,
  display: { label, description },
  operation: step(availability.output, availability),
};

export const searches: Record<string, Search> = Object.fromEntries(
  [...steps, checkAvailability].map((one) => [one.key, one]),
);

/** A search with a create as its other half, for Zaps that run again. */
function pair(
  search: OperationName,
  create: OperationName,
  noun: string,
  description: string,
): SearchOrCreates {
  const [{ key: find }, { key: make }] = [offerOf(search), offerOf(create)];
  return {
    [find]: {
      key: find,
      display: { label: `Find or Create ${noun}`, description },
      search: find,
      create: make,
    },
  };
}

export const searchOrCreates: SearchOrCreates = {
  ...pair(
    'booking.getAll',
    'booking.create',
    'Booking',
    'Finds a booking, best by its external reference, and creates it if there is none.',
  ),
  ...pair(
    'review.getAll',
    'review.create',
    'Review',
    'Finds a guest review, best by its external reference, and creates it if there is none.',
  ),
  ...pair(
    'cleaningTask.getAll',
    'cleaningTask.create',
    'Cleaning Task',
    'Finds a cleaning task, best by its booking, and creates it if there is none.',
  ),
  ...pair(
    'maintenanceTicket.getAll',
    'maintenanceTicket.create',
    'Maintenance Ticket',
    'Finds a maintenance ticket of a property, and creates it if there is none.',
  ),
  ...pair(
    'rate.getAll',
    'rate.create',
    'Rate',
    'Finds a seasonal rate of a property and its days, and creates it if there is none.',
  ),
  ...pair(
    'icalSource.getAll',
    'icalSource.create',
    'iCal Source',
    'Finds an iCal source of a property, best by its name, and adds it if there is none.',
  ),
};
