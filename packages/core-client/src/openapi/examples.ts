import * as account from '../contract/account.ts';
import * as auditLog from '../contract/audit-log.ts';
import * as booking from '../contract/booking.ts';
import * as calendar from '../contract/calendar.ts';
import * as cleaningTask from '../contract/cleaning-task.ts';
import * as icalSource from '../contract/ical-source.ts';
import * as invoice from '../contract/invoice.ts';
import * as maintenanceTicket from '../contract/maintenance-ticket.ts';
import * as owner from '../contract/owner.ts';
import * as payment from '../contract/payment.ts';
import * as property from '../contract/property.ts';
import * as rate from '../contract/rate.ts';
import * as report from '../contract/report.ts';
import * as review from '../contract/review.ts';
import * as saasInvoice from '../contract/saas-invoice.ts';
import * as statement from '../contract/statement.ts';
import * as taxReport from '../contract/tax-report.ts';
import * as webhook from '../contract/webhook.ts';
import * as whatsapp from '../contract/whatsapp.ts';

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
