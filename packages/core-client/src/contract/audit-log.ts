import { z } from 'zod';
import { byId, choice, date, dateTime, id, map, ordered, paged, text } from './common.ts';
import {
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
} from './define.ts';

const severity = ['info', 'warning', 'critical'] as const;

export const auditLogSchema = z
  .object(
    inferred({
      id: id('ID of the entry'),
      severity: choice(severity, 'How grave it is'),
      action: text('What was done, as in booking.cancelled'),
      description: text('The same in a sentence', 1000),
      actor_type: choice(['user', 'token', 'system'], 'Who did it: a person, an API token, or LGCD itself'),
      actor_name: text('Name of the person or token').nullable(),
      subject_type: text('Kind of the object, as in booking').nullable(),
      subject_id: id('ID of the object').nullable(),
      ip_address: text('Address that the request came from', 45).nullable(),
      metadata: map(z.unknown(), 'What else is known'),
      created_at: dateTime('When it happened'),
    }),
  )
  .meta({ id: 'AuditLog', description: 'An entry of the audit log (Law 09-08, kept for 3 years)' });

export const auditLogExample = example(auditLogSchema, {
  id: 40211,
  severity: 'critical',
  action: 'token.rejected_repeatedly',
  description: '10 requests with an unknown token within a minute.',
  actor_type: 'system',
  actor_name: null,
  subject_type: null,
  subject_id: null,
  ip_address: '203.0.113.7',
  metadata: { attempts: 10 },
  created_at: '2026-07-15T10:23:41+00:00',
});

export const auditLog = resource({
  label: 'Audit Log',
  plural: 'Audit Logs',
  description: 'Who did what, for Law 09-08 and SIEM',
  model: 'AuditLog',
  operations: {
    getAll: operation({
      method: 'GET',
      path: '/audit-logs',
      summary: 'List audit log entries',
      zapier: search(
        'find_audit_log',
        'Finds entries of the audit log by severity, action or day.',
        'Audit Log Entry',
      ),
      abilities: ['audit:read'],
      query: ordered(
        paged({
          severity: choice(severity, 'Only entries of this severity').optional(),
          action: text('Only entries of this action').optional(),
          from: date('Only entries on or after this day (UTC)').optional(),
          to: date('Only entries on or before this day (UTC)').optional(),
        }),
        'from',
        'to',
        true,
      ),
      returns: page(auditLogSchema),
      examples: [{ title: 'What is critical', input: { severity: 'critical' } }],
    }),
    get: operation({
      method: 'GET',
      path: '/audit-logs/{id}',
      summary: 'Get an audit log entry',
      zapier: partOfSearch,
      abilities: ['audit:read'],
      params: byId('audit log entry'),
      returns: one(auditLogSchema),
    }),
  },
});

export const auditEvents = family({
  label: 'Audit / security',
  noun: 'Audit Log Entry',
  ability: 'audit:read',
  events: {
    critical_event: event({
      title: 'New Critical Audit Event',
      description: 'Critical event in the audit log',
      moment: 'a critical event is written to the audit log',
      recent: {
        list: 'auditLog.getAll',
        filter: { severity: 'critical' },
        as: 'audit_log',
        at: 'created_at',
      },
      data: z.object({ audit_log: auditLogSchema }),
      example: { audit_log: auditLogExample },
    }),
  },
});
