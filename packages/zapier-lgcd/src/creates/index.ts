import type { Create } from 'zapier-platform-core';
import { catalog, type OperationName } from '../contract.ts';
import { exampleOf } from '../examples.ts';
import { offered } from '../offers.ts';
import { createStep, type Work } from './create.ts';
import { importLodgifyBooking, importLodgifyWording } from './import-lodgify.ts';
import { operationWork } from './operation.ts';
import { remove } from './remove.ts';
import { syncDailyPrices, syncPricesWording } from './sync-prices.ts';
import { updateRate } from './update-rate.ts';
import { sendWhatsappTemplate } from './whatsapp.ts';

/** What some creates do in their own way; the rest follows from the contract. */
const own: Partial<Record<OperationName, Partial<Work>>> = {
  'booking.cancel': {
    sample: {
      ...exampleOf(catalog.operations['booking.cancel']),
      status: 'cancelled',
      cancellation_reason: 'Flight cancelled',
      cancelled_at: '2026-07-16T09:00:00+00:00',
    },
  },
  'cleaningTask.update': {
    sample: {
      ...exampleOf(catalog.operations['cleaningTask.update']),
      status: 'completed',
      photos_before: ['https://photos.example.com/310-before.jpg'],
      photos_after: ['https://photos.example.com/310-after.jpg'],
      started_at: '2026-08-19T11:35:00+00:00',
      completed_at: '2026-08-19T13:10:00+00:00',
    },
  },
  'maintenanceTicket.update': {
    sample: {
      ...exampleOf(catalog.operations['maintenanceTicket.update']),
      status: 'resolved',
      cost: 350,
      resolved_at: '2026-07-15T16:30:00+00:00',
    },
  },
  'icalSource.delete': remove(catalog.operations['icalSource.delete'], 'iCal source'),
  'rate.delete': remove(catalog.operations['rate.delete'], 'rate'),
  'rate.update': updateRate,
  'whatsappMessage.create': sendWhatsappTemplate,
};

const steps: Create[] = [
  ...offered('create').map(([name, wording]) =>
    createStep(wording, operationWork(catalog.operations[name], own[name])),
  ),
  createStep(syncPricesWording, syncDailyPrices),
  createStep(importLodgifyWording, importLodgifyBooking),
];

export const creates: Record<string, Create> = Object.fromEntries(steps.map((step) => [step.key, step]));
