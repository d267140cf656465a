import type { SamplesOf } from '../define.ts';
import { blockOf, newest } from '../sample.ts';
import { presentAuditLog } from './present.ts';

export const samples = {
  'audit.critical_event': (domain) =>
    blockOf(newest(domain, 'audit_logs', "severity = 'critical'"), (entry) => ({
      audit_log: { ...presentAuditLog(entry), severity: 'critical' },
    })),
} satisfies SamplesOf<'audit'>;
