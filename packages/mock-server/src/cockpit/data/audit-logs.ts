import { presentAuditLog } from '../../present/audit-log.ts';
import { askFor } from '../actions/offer.ts';
import { severity } from '../choices.ts';
import { card, facts } from '../ui/card.ts';
import { html } from '../ui/html.ts';
import { statusPill } from '../ui/pill.ts';
import { sentence } from '../ui/text.ts';
import { time } from '../ui/time.ts';
import type { Collection } from './collection.ts';
import { asApi, nameColumn, orDash, searchFilter, statusFilter } from './common.ts';

export const auditLogs: Collection<'audit_logs'> = {
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
};
