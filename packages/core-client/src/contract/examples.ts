import * as account from './account.ts';
import * as auditLog from './audit-log.ts';
import * as booking from './booking.ts';
import * as calendar from './calendar.ts';
import * as cleaningTask from './cleaning-task.ts';
import * as icalSource from './ical-source.ts';
import * as invoice from './invoice.ts';
import * as maintenanceTicket from './maintenance-ticket.ts';
import * as owner from './owner.ts';
import * as payment from './payment.ts';
import * as property from './property.ts';
import * as rate from './rate.ts';
import * as report from './report.ts';
import * as review from './review.ts';
import * as saasInvoice from './saas-invoice.ts';
import * as statement from './statement.ts';
import * as taxReport from './tax-report.ts';
import * as webhook from './webhook.ts';
import * as whatsapp from './whatsapp.ts';

const exported: Record<string, unknown> = {
  ...account,
  ...auditLog,
  ...booking,
  ...calendar,
  ...cleaningTask,
  ...icalSource,
  ...invoice,
  ...maintenanceTicket,
  ...owner,
  ...payment,
  ...property,
  ...rate,
  ...report,
  ...review,
  ...saasInvoice,
  ...statement,
  ...taxReport,
  ...webhook,
  ...whatsapp,
};

/** The contract names them alike: `bookingExample` is the example of `bookingSchema`, whose id is `Booking`. */
export const exampleOf = (component: string): unknown =>
  exported[`${component.charAt(0).toLowerCase()}${component.slice(1)}Example`];
