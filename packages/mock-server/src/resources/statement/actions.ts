import { fields } from '@lgcd/core-client/contract';
import { z } from 'zod';
import { monthOf, previousMonth } from '../../figures/dates.ts';
import { action, named, rowOf } from '../action.ts';
import { audit } from '../audit-log/audit.ts';
import { refuseUnless } from '../refuse-unless.ts';
import { closeMonth } from './close-month.ts';
import { presentStatement } from './present.ts';

export const actions = {
  'statement.pay': action({
    summary: 'Mark the statement of an owner as paid out',
    body: z.object({ statement_id: named('statement') }),
    run: (domain, { statement_id }) => {
      const row = rowOf(domain, 'statements', statement_id);
      refuseUnless(row.status, ['ready'], 'statement', 'paid out');
      audit(domain, {
        action: 'statement.paid',
        description: `The statement of owner ${row.owner_id} for ${row.period} was paid out.`,
        subject: ['statement', row.id],
      });
      return presentStatement(domain, domain.store.update('statements', row.id, { status: 'paid' }));
    },
  }),
  'month.close': action({
    summary: 'Close a month: statements of every owner and tax reports, computed anew',
    body: z.object({ period: fields.month('The month; the last one that is over when left out').optional() }),
    run: (domain, { period = previousMonth(monthOf(domain.today())) }) => {
      closeMonth(domain, period);
      return domain.store
        .list('statements', [['period = ?', period]])
        .map((row) => presentStatement(domain, row));
    },
  }),
};
