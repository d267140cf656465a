import type { Create } from 'zapier-platform-core';
import { catalog, type OperationName } from '../contract.ts';
import { offered } from '../offers.ts';
import { type Custom, createStep } from './create.ts';
import { remove } from './remove.ts';
import { updateRate } from './update-rate.ts';
import { sendWhatsappTemplate } from './whatsapp.ts';

const custom: Partial<Record<OperationName, Custom>> = {
  'icalSource.delete': remove(catalog.operations['icalSource.delete'], 'iCal source'),
  'rate.delete': remove(catalog.operations['rate.delete'], 'rate'),
  'rate.update': updateRate,
  'whatsappMessage.create': sendWhatsappTemplate,
};

const steps = offered('create').map(([name, offer]) =>
  createStep({ operation: catalog.operations[name], offer }, custom[name]),
);

export const creates: Record<string, Create> = Object.fromEntries(steps.map((step) => [step.key, step]));
