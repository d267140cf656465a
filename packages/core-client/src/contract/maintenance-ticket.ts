import { z } from 'zod';
import { byId, choice, dateTime, id, longText, paged, price, reference, text, timestamps } from './common.ts';
import {
  create,
  event,
  example,
  family,
  inferred,
  one,
  operation,
  page,
  partOfSearch,
  resource,
  search,
  titled,
} from './define.ts';

const priority = ['low', 'normal', 'high', 'urgent'] as const;
const status = ['open', 'assigned', 'in_progress', 'resolved'] as const;

export const maintenanceTicketSchema = z
  .object(
    inferred({
      id: id('ID of the ticket'),
      property_id: reference('property', 'ID of the property'),
      title: text('What is broken'),
      description: longText('What is known about it').nullable(),
      priority: choice(priority, 'How pressing it is'),
      status: choice(status, 'Status of the ticket'),
      assignee: text('Who repairs it').nullable(),
      cost: price('Cost of the repair, in MAD').nullable(),
      resolved_at: dateTime('When it was resolved').nullable(),
      ...timestamps,
    }),
  )
  .meta({ id: 'MaintenanceTicket', description: 'Something to repair in a property' });

export const maintenanceTicketExample = example(maintenanceTicketSchema, {
  id: 77,
  property_id: 1,
  title: 'Leak in the bathroom',
  description: 'Water under the basin since this morning.',
  priority: 'normal',
  status: 'open',
  assignee: null,
  cost: null,
  resolved_at: null,
  created_at: '2026-07-15T08:00:00+00:00',
  updated_at: '2026-07-15T08:00:00+00:00',
});

const optional = {
  description: longText('What is known about it').nullish(),
  priority: choice(
    priority,
    'How pressing it is; normal by default. Urgent sends maintenance.urgent',
  ).nullish(),
  status: choice(status, 'Status; assigned when there is an assignee, else open').nullish(),
  assignee: text('Who repairs it; a new assignee sends maintenance.assigned').nullish(),
  cost: price('Cost of the repair, in MAD').nullish(),
};

const ticket = { property_id: 1, title: 'Leak in the bathroom', priority: 'urgent' };

export const maintenanceTicket = resource({
  label: 'Maintenance Ticket',
  plural: 'Maintenance Tickets',
  description: 'Repairs, from report to resolution',
  model: 'MaintenanceTicket',
  operations: {
    getAll: operation({
      method: 'GET',
      path: '/maintenance-tickets',
      summary: 'List maintenance tickets',
      zapier: search(
        'find_maintenance_ticket',
        'Finds a maintenance ticket by property, status or priority.',
      ),
      abilities: ['maintenance:read'],
      query: paged({
        status: choice(status, 'Only tickets of this status').optional(),
        priority: choice(priority, 'Only tickets of this priority').optional(),
        property_id: reference('property', 'Only tickets of this property').optional(),
      }),
      returns: page(maintenanceTicketSchema),
      examples: [{ title: 'What is urgent', input: { priority: 'urgent', status: 'open' } }],
    }),
    get: operation({
      method: 'GET',
      path: '/maintenance-tickets/{id}',
      summary: 'Get a maintenance ticket',
      zapier: partOfSearch,
      abilities: ['maintenance:read'],
      params: byId('maintenance ticket'),
      returns: one(maintenanceTicketSchema),
    }),
    create: operation({
      method: 'POST',
      path: '/maintenance-tickets',
      summary: 'Create a maintenance ticket',
      zapier: create('create_maintenance_ticket', 'Creates a maintenance ticket.'),
      description:
        'Sends maintenance.created; maintenance.assigned and maintenance.urgent too, where they hold.',
      abilities: ['maintenance:write'],
      body: z.object(
        inferred({
          property_id: reference('property', 'ID of the property'),
          title: text('What is broken'),
          ...optional,
        }),
      ),
      returns: one(maintenanceTicketSchema),
      status: 201,
      examples: [{ title: 'A leak', input: ticket }],
      antiExamples: [
        { why: 'no title', input: { property_id: 1 }, errors: { title: 'The title field is required.' } },
        {
          why: 'a priority that tickets do not have',
          input: { ...ticket, priority: 'critical' },
          errors: { priority: 'The selected priority is invalid.' },
        },
        {
          why: 'a title longer than its column',
          input: { ...ticket, title: 'x'.repeat(256) },
          errors: { title: 'The title field must not be greater than 255 characters.' },
        },
      ],
    }),
    update: operation({
      method: 'PATCH',
      path: '/maintenance-tickets/{id}',
      summary: 'Update a maintenance ticket',
      zapier: create(
        'update_maintenance_ticket',
        'Assigns, escalates, resolves or changes a maintenance ticket.',
      ),
      description:
        'Changes what is given. Sends maintenance.assigned, maintenance.urgent or maintenance.resolved when the ticket becomes that. A resolved ticket changes neither status nor assignee again.',
      abilities: ['maintenance:write'],
      params: byId('maintenance ticket'),
      body: z.object(inferred({ title: text('What is broken').optional(), ...optional })),
      returns: one(maintenanceTicketSchema),
      examples: [{ title: 'It cost more', input: { priority: 'high', cost: 450.5 } }],
    }),
  },
});

const data = z.object({ maintenance_ticket: maintenanceTicketSchema });
const maintenanceEvent = (
  description: string,
  moment: string,
  filter: Record<string, string>,
  change: Partial<z.output<typeof maintenanceTicketSchema>>,
) =>
  event({
    description,
    moment,
    recent: { list: 'maintenanceTicket.getAll', filter, as: 'maintenance_ticket' },
    data,
    example: { maintenance_ticket: { ...maintenanceTicketExample, ...change } },
  });

export const maintenanceEvents = family({
  label: 'Maintenance',
  noun: 'Maintenance Ticket',
  ability: 'maintenance:read',
  events: {
    created: titled(
      'New Maintenance Ticket',
      maintenanceEvent('Ticket created', 'a maintenance ticket is created', {}, {}),
    ),
    assigned: titled(
      'Maintenance Ticket Assigned',
      maintenanceEvent(
        'Ticket assigned to a tech',
        'a maintenance ticket is assigned to somebody',
        { status: 'assigned' },
        {
          status: 'assigned',
          assignee: 'Plomberie Atlas',
        },
      ),
    ),
    urgent: titled(
      'Urgent Maintenance Ticket',
      maintenanceEvent(
        'Ticket marked urgent (ops escalation)',
        'a maintenance ticket is marked as urgent',
        { priority: 'urgent' },
        { priority: 'urgent' },
      ),
    ),
    resolved: titled(
      'Maintenance Ticket Resolved',
      maintenanceEvent(
        'Ticket resolved',
        'a maintenance ticket is resolved',
        { status: 'resolved' },
        {
          status: 'resolved',
          assignee: 'Plomberie Atlas',
          cost: 450,
          resolved_at: '2026-07-15T16:30:00+00:00',
          updated_at: '2026-07-15T16:30:00+00:00',
        },
      ),
    ),
  },
});
