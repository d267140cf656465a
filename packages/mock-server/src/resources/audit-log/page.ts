import type { Part } from '../../cockpit/app.ts';
import { severity } from '../../cockpit/choices.ts';
import { collectionPart } from '../../cockpit/collection.ts';
import { asApi, nameColumn, orDash, searchFilter, statusFilter } from '../../cockpit/columns.ts';
import { askFor } from '../../cockpit/commands/offer.ts';
import { card, facts } from '../../cockpit/ui/card.ts';
import { html } from '../../cockpit/ui/html.ts';
import { statusPill } from '../../cockpit/ui/pill.ts';
import { sentence } from '../../cockpit/ui/text.ts';
import { time } from '../../cockpit/ui/time.ts';
import { presentAuditLog } from './present.ts';

export const page: Part = collectionPart<'audit_logs'>({
  table: 'audit_logs',
  path: '/audit-logs',
  title: 'Audit log',
  one: 'entry',
  lead: 'Every change, and who made it. A critical entry is an event.',
  order: 'id desc',
  none: 'Nothing was changed yet.',
  filters: () => [
    statusFilter(severity, 'severity', 'Severity'),
    searchFilter(['action', 'description', 'actor_name'], 'Action, text or who'),
  ],
  columns: (view) => [
    nameColumn(view, '/audit-logs', 'What', ({ description }) => description),
    { title: 'Severity', show: (row) => statusPill(row.severity) },
    { title: 'Action', show: ({ action }) => html`<code>${action}</code>` },
    { title: 'By', show: ({ actor_name, actor_type }) => actor_name ?? sentence(actor_type) },
    { title: 'At', show: ({ created_at }) => time(created_at) },
  ],
  listActions: ({ frame }) =>
    askFor(frame, { name: 'audit.critical', words: 'Add a critical event…', back: '/audit-logs' }),
  name: ({ action }) => action,
  beside: (row) => statusPill(row.severity),
  whole: (row) => html`
    ${card(
      {},
      facts([
        ['What', row.description],
        ['By', `${row.actor_name ?? ''} (${row.actor_type})`],
        ['Address', orDash(row.ip_address)],
        ['About', row.subject_type ? `${row.subject_type} ${row.subject_id}` : orDash(null)],
        ['At', time(row.created_at)],
      ]),
    )}${asApi(presentAuditLog(row))}`,
});
