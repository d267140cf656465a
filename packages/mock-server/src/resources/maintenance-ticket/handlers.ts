import type { HandlersOf } from '../handler.ts';
import { presentMaintenanceTicket } from './present.ts';
import { createTicket, updateTicket } from './rules.ts';

export const handlers = {
  'maintenanceTicket.getAll': (ctx, input) =>
    ctx.store.page(
      'maintenance_tickets',
      [
        ['status = ?', input.status],
        ['priority = ?', input.priority],
        ['property_id = ?', input.property_id],
      ],
      input,
      presentMaintenanceTicket,
    ),

  'maintenanceTicket.get': (ctx) => presentMaintenanceTicket(ctx.model),

  'maintenanceTicket.create': (ctx, input) => presentMaintenanceTicket(createTicket(ctx, input)),

  'maintenanceTicket.update': (ctx, input) => presentMaintenanceTicket(updateTicket(ctx, ctx.model, input)),
} satisfies HandlersOf<'maintenanceTicket'>;
