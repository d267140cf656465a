import type { Create } from 'zapier-platform-core';
import { catalog, type OperationName } from '../contract.ts';
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
