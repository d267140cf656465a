import type { Handlers } from '../context.ts';
import { account } from './account.ts';
import { auditLog } from './audit-log.ts';
import { booking } from './booking.ts';
import { calendar } from './calendar.ts';
import { cleaningTask } from './cleaning-task.ts';
import { icalSource } from './ical-source.ts';
import { invoice } from './invoice.ts';
import { maintenanceTicket } from './maintenance-ticket.ts';
import { owner } from './owner.ts';
import { property } from './property.ts';
import { rate } from './rate.ts';
import { report } from './report.ts';
import { review } from './review.ts';
import { statement } from './statement.ts';
import { webhook } from './webhook.ts';
import { webhookDelivery } from './webhook-delivery.ts';
import { whatsapp } from './whatsapp.ts';

/** All handlers, one object a resource. Add a resource's object here. */
export const handlers: Handlers = {
  ...account,
  ...whatsapp,
  ...statement,
  ...review,
  ...report,
  ...property,
  ...owner,
  ...maintenanceTicket,
  ...invoice,
  ...icalSource,
  ...cleaningTask,
  ...calendar,
  ...booking,
  ...auditLog,
  ...rate,
  ...webhook,
  ...webhookDelivery,
};
