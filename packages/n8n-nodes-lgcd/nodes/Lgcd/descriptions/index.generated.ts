// Generated from core-client/src/contract by pnpm gen. Do not edit.
import type { INodeProperties } from 'n8n-workflow';
import { accountProperties } from './account.generated.ts';
import { auditLogProperties } from './auditLog.generated.ts';
import { bookingProperties } from './booking.generated.ts';
import { calendarProperties } from './calendar.generated.ts';
import { cleaningTaskProperties } from './cleaningTask.generated.ts';
import { icalSourceProperties } from './icalSource.generated.ts';
import { invoiceProperties } from './invoice.generated.ts';
import { maintenanceTicketProperties } from './maintenanceTicket.generated.ts';
import { ownerProperties } from './owner.generated.ts';
import { propertyProperties } from './property.generated.ts';
import { rateProperties } from './rate.generated.ts';
import { reportProperties } from './report.generated.ts';
import { reviewProperties } from './review.generated.ts';
import { saasInvoiceProperties } from './saasInvoice.generated.ts';
import { statementProperties } from './statement.generated.ts';
import { taxReportProperties } from './taxReport.generated.ts';
import { webhookProperties } from './webhook.generated.ts';
import { webhookDeliveryProperties } from './webhookDelivery.generated.ts';
import { whatsappMessageProperties } from './whatsappMessage.generated.ts';
import { whatsappTemplateProperties } from './whatsappTemplate.generated.ts';
import { resourceProperties } from './resource.generated.ts';

export const lgcdProperties: INodeProperties[] = [
  ...resourceProperties,
  ...accountProperties,
  ...auditLogProperties,
  ...bookingProperties,
  ...calendarProperties,
  ...cleaningTaskProperties,
  ...icalSourceProperties,
  ...invoiceProperties,
  ...maintenanceTicketProperties,
  ...ownerProperties,
  ...propertyProperties,
  ...rateProperties,
  ...reportProperties,
  ...reviewProperties,
  ...saasInvoiceProperties,
  ...statementProperties,
  ...taxReportProperties,
  ...webhookProperties,
  ...webhookDeliveryProperties,
  ...whatsappMessageProperties,
  ...whatsappTemplateProperties,
];
