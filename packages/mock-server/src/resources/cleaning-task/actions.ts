import { fields, operations } from '@lgcd/core-client/contract';
import { z } from 'zod';
import { audit } from '../../engine/audit.ts';
import { action } from '../../engine/engine.ts';
import { named, rowOf } from '../action.ts';
import { presentAuditLog } from '../audit-log/present.ts';
import { presentIcalSource } from '../ical-source/present.ts';
import { startSync } from '../ical-source/sync.ts';
import { presentMaintenanceTicket } from '../maintenance-ticket/present.ts';
import { createTicket, updateTicket } from '../maintenance-ticket/rules.ts';
import { presentReview } from '../review/present.ts';
import { createReview } from '../review/rules.ts';
import { presentMessage } from '../whatsapp-message/present.ts';
import { deliverMessage, failMessage } from '../whatsapp-message/rules.ts';
import { presentCleaningTask } from './present.ts';
import { createTask, updateTask } from './rules.ts';

const messageId = z.object({ message_id: named('whatsappMessage') });

export const operationsActions = {
  'cleaning.create': action({
    summary: 'Create a cleaning task',
    body: operations['cleaningTask.create'].body,
    run: (domain, input) => presentCleaningTask(createTask(domain, input)),
  }),
  'cleaning.update': action({
    summary: 'Assign, begin, complete or skip a cleaning task',
    body: operations['cleaningTask.update'].body.extend({ cleaning_task_id: named('cleaningTask') }),
    run: (domain, { cleaning_task_id, ...edit }) =>
      presentCleaningTask(updateTask(domain, rowOf(domain, 'cleaning_tasks', cleaning_task_id), edit)),
  }),
  'maintenance.create': action({
    summary: 'Create a maintenance ticket',
    body: operations['maintenanceTicket.create'].body,
    run: (domain, input) => presentMaintenanceTicket(createTicket(domain, input)),
  }),
  'maintenance.update': action({
    summary: 'Assign, escalate or resolve a maintenance ticket',
    body: operations['maintenanceTicket.update'].body.extend({
      maintenance_ticket_id: named('maintenanceTicket'),
    }),
    run: (domain, { maintenance_ticket_id, ...edit }) =>
      presentMaintenanceTicket(
        updateTicket(domain, rowOf(domain, 'maintenance_tickets', maintenance_ticket_id), edit),
      ),
  }),
  'review.create': action({
    summary: 'Receive a review',
    body: operations['review.create'].body,
    run: (domain, input) => presentReview(createReview(domain, input)),
  }),
  'whatsapp.deliver': action({
    summary: 'Let a WhatsApp message arrive now',
    body: messageId,
    run: (domain, { message_id }) =>
      presentMessage(deliverMessage(domain, rowOf(domain, 'whatsapp_messages', message_id))),
  }),
  'whatsapp.fail': action({
    summary: 'Let a WhatsApp message fail now',
    body: messageId.extend({ error: fields.text('Why it fails', 1000).optional() }),
    run: (domain, { message_id, error }) =>
      presentMessage(failMessage(domain, rowOf(domain, 'whatsapp_messages', message_id), error)),
  }),
  'ical.sync': action({
    summary: 'Sync an iCal source',
    body: z.object({ ical_source_id: named('icalSource') }),
    run: (domain, { ical_source_id }) =>
      presentIcalSource(domain, startSync(domain, rowOf(domain, 'ical_sources', ical_source_id))),
  }),
  'audit.critical': action({
    summary: 'Put a critical event into the audit log',
    body: z.object({
      action: fields.text('What was done; data.exported by default').optional(),
      description: fields.text('The same in a sentence', 1000).optional(),
    }),
    run: (domain, { action: name, description }) =>
      presentAuditLog(
        audit(domain, {
          severity: 'critical',
          action: name ?? 'data.exported',
          description: description ?? 'The personal data of all guests was exported.',
        }),
      ),
  }),
};
