import type { Domain } from '../../engine/domain.ts';
import { toCents } from '../../figures/money.ts';
import { invalid } from '../../http/laravel/errors.ts';
import { audit } from '../audit-log/audit.ts';
import type { Parsed } from '../handler.ts';
import type { Row } from '../tables.ts';
import { presentMaintenanceTicket } from './present.ts';

type Ticket = Row<'maintenance_tickets'>;
type Edit = Omit<Parsed<'maintenanceTicket.update'>, 'id'>;
type Change = 'created' | 'assigned' | 'urgent' | 'resolved';

/** What a ticket became, in the order in which it is told. */
function changesOf(after: Ticket, before?: Ticket): Change[] {
  const open = after.status !== 'resolved';
  const changes: Record<Change, boolean> = {
    created: !before,
    assigned: open && after.assignee !== null && after.assignee !== (before?.assignee ?? null),
    urgent: open && after.priority === 'urgent' && before?.priority !== 'urgent',
    resolved: !open && before?.status !== 'resolved',
  };
  return (Object.keys(changes) as Change[]).filter((change) => changes[change]);
}

function tell(domain: Domain, after: Ticket, before?: Ticket): void {
  const changes = changesOf(after, before);
  for (const change of changes) {
    domain.emit(`maintenance.${change}`, { maintenance_ticket: presentMaintenanceTicket(after) });
  }
  audit(domain, {
    severity: changes.includes('urgent') ? 'warning' : 'info',
    action: `maintenance.${changes.at(-1) ?? 'updated'}`,
    description: `Maintenance ticket ${after.id} is ${after.status.replaceAll('_', ' ')}, its priority ${after.priority}.`,
    subject: ['maintenance_ticket', after.id],
  });
}

function statusOf(edit: Edit, before?: Ticket): Ticket['status'] {
  const assignee = edit.assignee === undefined ? (before?.assignee ?? null) : edit.assignee;
  const now = before?.status ?? 'open';
  const follows = now === 'open' && assignee ? 'assigned' : now === 'assigned' && !assignee ? 'open' : now;
  const status = edit.status ?? follows;
  if (before?.status === 'resolved') {
    if (status !== 'resolved') throw invalid({ status: 'A resolved ticket does not change its status.' });
    if (assignee !== before.assignee) throw invalid({ assignee: 'A resolved ticket cannot be assigned.' });
  }
  if (status === 'assigned' && !assignee) {
    throw invalid({ assignee: 'The assignee field is required when status is assigned.' });
  }
  return status;
}

function columns(domain: Domain, edit: Edit, before?: Ticket): Partial<Ticket> {
  const status = statusOf(edit, before);
  const { title, description, assignee, cost } = edit;
  const priority = edit.priority ?? before?.priority ?? 'normal';
  const resolved = status === 'resolved' && before?.status !== 'resolved';
  return Object.fromEntries(
    Object.entries({
      title,
      description,
      assignee,
      priority,
      status,
      cost_cents: cost == null ? cost : toCents(cost),
      resolved_at: resolved ? domain.now() : undefined,
    }).filter(([, value]) => value !== undefined),
  );
}

export function createTicket(
  domain: Domain,
  { property_id, ...given }: Parsed<'maintenanceTicket.create'>,
): Ticket {
  const row = domain.store.insert('maintenance_tickets', {
    property_id,
    title: given.title,
    priority: 'normal',
    status: 'open',
    ...columns(domain, given),
  });
  tell(domain, row);
  return row;
}

export function updateTicket(domain: Domain, before: Ticket, edit: Edit): Ticket {
  const after = domain.store.update('maintenance_tickets', before.id, columns(domain, edit, before));
  tell(domain, after, before);
  return after;
}
