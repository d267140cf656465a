import { operations } from '@lgcd/core-client/contract';
import { action, named, rowOf } from '../action.ts';
import { presentMaintenanceTicket } from './present.ts';
import { createTicket, updateTicket } from './rules.ts';

export const actions = {
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
};
