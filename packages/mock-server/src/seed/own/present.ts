import type { Domain } from '../../engine/domain.ts';
import { presentAuditLog } from '../../resources/audit-log/present.ts';
import { presentBooking } from '../../resources/booking/present.ts';
import { presentCleaningTask } from '../../resources/cleaning-task/present.ts';
import { presentIcalSource } from '../../resources/ical-source/present.ts';
import { presentInvoice } from '../../resources/invoice/present.ts';
import { presentMaintenanceTicket } from '../../resources/maintenance-ticket/present.ts';
import { presentOwner } from '../../resources/owner/present.ts';
import { presentPayment } from '../../resources/payment/present.ts';
import { presentProperty } from '../../resources/property/present.ts';
import { presentRate } from '../../resources/rate/present.ts';
import { presentReview } from '../../resources/review/present.ts';
import { presentSaasInvoice, presentSubscription } from '../../resources/saas-invoice/present.ts';
import { presentStatement } from '../../resources/statement/present.ts';
import type { Row } from '../../resources/tables.ts';
import { presentTaxReport } from '../../resources/tax-report/present.ts';
import { presentWebhook } from '../../resources/webhook/present.ts';
import { presentMessage } from '../../resources/whatsapp-message/present.ts';
import { presentTemplate } from '../../resources/whatsapp-template/present.ts';
import type { ListName } from './lists.ts';

/** Rows as the API shows them. */
export const presenters: { [L in ListName]: (domain: Domain, row: Row<L>) => object } = {
  saas_invoices: (_, row) => presentSaasInvoice(row),
  subscriptions: (_, row) => presentSubscription(row),
  owners: presentOwner,
  properties: presentProperty,
  rates: (_, row) => presentRate(row),
  ical_sources: presentIcalSource,
  blocks: (_, row) => row,
  bookings: (_, row) => presentBooking(row),
  payments: (_, row) => presentPayment(row),
  invoices: (_, row) => presentInvoice(row),
  statements: presentStatement,
  tax_reports: (_, row) => presentTaxReport(row),
  cleaning_tasks: (_, row) => presentCleaningTask(row),
  maintenance_tickets: (_, row) => presentMaintenanceTicket(row),
  whatsapp_templates: (_, row) => presentTemplate(row),
  whatsapp_messages: (_, row) => presentMessage(row),
  audit_logs: (_, row) => presentAuditLog(row),
  reviews: (_, row) => presentReview(row),
  webhooks: (_, row) => presentWebhook(row),
};
