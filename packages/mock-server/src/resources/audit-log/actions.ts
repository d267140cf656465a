import { fields } from '@lgcd/core-client/contract';
import { z } from 'zod';
import { action } from '../action.ts';
import { audit } from './audit.ts';
import { presentAuditLog } from './present.ts';

export const actions = {
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
