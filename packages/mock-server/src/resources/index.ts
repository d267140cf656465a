import type { Handlers } from '../engine/domain.ts';
import { account } from './account/handlers.ts';
import { auditLog } from './audit-log/handlers.ts';
import { booking } from './booking/handlers.ts';
import { calendar } from './calendar/handlers.ts';
import { cleaningTask } from './cleaning-task/handlers.ts';
import { icalSource } from './ical-source/handlers.ts';
import { invoice } from './invoice/handlers.ts';
import { maintenanceTicket } from './maintenance-ticket/handlers.ts';
import { owner } from './owner/handlers.ts';
import { property } from './property/handlers.ts';
import { rate } from './rate/handlers.ts';
import { report } from './report/handlers.ts';
import { review } from './review/handlers.ts';
import { statement } from './statement/handlers.ts';
import { webhook } from './webhook/handlers.ts';
import { webhookDelivery } from './webhook-delivery/handlers.ts';
import { whatsapp } from './whatsapp-message/handlers.ts';

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
