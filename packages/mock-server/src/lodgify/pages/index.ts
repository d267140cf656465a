import type { Part } from '../../cockpit/app.ts';
import { page as bookings } from './bookings.ts';
import { page as deliveries } from './deliveries.ts';
import { page as subscriptions } from './subscriptions.ts';

export const page: Part = (app, core) => {
  for (const part of [bookings, subscriptions, deliveries]) part(app, core);
};
