import type { Part } from '../../cockpit/app.ts';
import { ticketPriority, ticketStatus } from '../../cockpit/choices.ts';
import { collectionPart, type View } from '../../cockpit/collection.ts';
import {
  asApi,
  moneyWithUnit,
  nameColumn,
  orDash,
  propertyColumn,
  propertyFilter,
  propertyLink,
  searchFilter,
  statusColumn,
  statusFilter,
} from '../../cockpit/columns.ts';
import { askFor, doIt } from '../../cockpit/commands/offer.ts';
import { card, facts } from '../../cockpit/ui/card.ts';
import { type Content, html } from '../../cockpit/ui/html.ts';
import { statusPill } from '../../cockpit/ui/pill.ts';
import { time } from '../../cockpit/ui/time.ts';
import type { Row } from '../tables.ts';
import { presentMaintenanceTicket } from './present.ts';

function actions(row: Row<'maintenance_tickets'>, { frame }: View): Content {
  if (row.status === 'resolved') return '';
  const input = { maintenance_ticket_id: row.id };
  const back = `/maintenance-tickets/${row.id}`;
  const name = 'maintenance.update';
  return html`<div class="row">
    ${askFor(frame, { name, input, words: row.assignee ? 'Edit…' : 'Assign…', back, kind: row.assignee ? '' : 'primary' })}
    ${row.priority === 'urgent' ? '' : doIt(frame, { name, input: { ...input, priority: 'urgent' }, words: 'Mark urgent', back })}
    ${row.status === 'assigned' ? doIt(frame, { name, input: { ...input, status: 'in_progress' }, words: 'Begin', back }) : ''}
    ${doIt(frame, { name, input: { ...input, status: 'resolved' }, words: 'Resolve', back })}
  </div>`;
}

export const page: Part = collectionPart<'maintenance_tickets'>({
  table: 'maintenance_tickets',
  path: '/maintenance-tickets',
  title: 'Maintenance',
  one: 'ticket',
  lead: 'What is broken, who repairs it, what it costs; the last changed first. An urgent one escalates.',
  order: 'updated_at desc, id desc',
  none: 'No ticket yet.',
  filters: (view) => [
    statusFilter(ticketStatus),
    statusFilter(ticketPriority, 'priority', 'Priority'),
    propertyFilter(view),
    searchFilter(['title', 'description', 'assignee'], 'Title, description or assignee'),
  ],
  columns: (view) => [
    nameColumn(view, '/maintenance-tickets', 'Ticket', ({ title }) => title),
    statusColumn,
    { title: 'Priority', show: ({ priority }) => statusPill(priority) },
    propertyColumn(view),
    { title: 'Assigned to', show: ({ assignee }) => orDash(assignee) },
    { title: 'Opened', show: ({ created_at }) => time(created_at) },
  ],
  listActions: ({ frame }) =>
    askFor(frame, {
      name: 'maintenance.create',
      words: 'Open a ticket',
      back: '/maintenance-tickets',
      kind: 'primary',
    }),
  name: ({ title }) => title,
  beside: ({ status, priority }) => html`${statusPill(status)} ${statusPill(priority)}`,
  rowActions: actions,
  whole: (row, view) => html`
    ${card(
      {},
      facts([
        ['Property', propertyLink(view, row.property_id)],
        ['Description', orDash(row.description)],
        ['Assigned to', orDash(row.assignee)],
        ['Cost', row.cost_cents === null ? orDash(null) : moneyWithUnit(row.cost_cents)],
        ['Opened', time(row.created_at)],
        ['Resolved', time(row.resolved_at)],
      ]),
    )}${asApi(presentMaintenanceTicket(row))}`,
});
