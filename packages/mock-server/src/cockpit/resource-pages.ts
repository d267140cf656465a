import { page as auditLog } from '../resources/audit-log/page.ts';
import { page as booking } from '../resources/booking/page.ts';
import { page as calendar } from '../resources/calendar/page.ts';
import { page as cleaningTask } from '../resources/cleaning-task/page.ts';
import type { RoomName } from '../resources/index.ts';
import { page as invoice } from '../resources/invoice/page.ts';
import { page as maintenanceTicket } from '../resources/maintenance-ticket/page.ts';
import { page as owner } from '../resources/owner/page.ts';
import { page as payment } from '../resources/payment/page.ts';
import { page as property } from '../resources/property/page.ts';
import { page as review } from '../resources/review/page.ts';
import { page as statement } from '../resources/statement/page.ts';
import { page as taxReport } from '../resources/tax-report/page.ts';
import { page as webhook } from '../resources/webhook/pages/index.ts';
import { page as webhookDelivery } from '../resources/webhook-delivery/pages/index.ts';
import { page as whatsappMessage } from '../resources/whatsapp-message/page.ts';
import type { Part } from './app.ts';

/** The pages about each resource; null for one that other pages show. One that is missing does not compile. */
export const resourcePages: Record<RoomName, Part | null> = {
  account: null,
  auditLog,
  booking,
  calendar,
  cleaningTask,
  icalSource: null,
  invoice,
  maintenanceTicket,
  owner,
  payment,
  property,
  rate: null,
  report: null,
  review,
  saasInvoice: null,
  statement,
  taxReport,
  webhook,
  webhookDelivery,
  whatsappMessage,
  whatsappTemplate: null,
};
