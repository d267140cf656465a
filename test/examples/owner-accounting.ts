import { describe, expect, it } from '@jest/globals';
import type { Stage } from '../support/stage.ts';

export const ownerAccounting = (stage: Stage) =>
  describe('owner accounting', () => {
    it('books and pays every statement once, also when the month is computed anew', async () => {
      await stage.activate('owner-accounting');
      await stage.mock.action('month.close', { period: '2026-10' });
      const { data: statements } = await stage.client.call('statement.getAll', { period: '2026-10' });
      await stage.done(statements.length);
      await stage.mock.action('month.close', { period: '2026-10' });
      await stage.done(statements.length * 2);

      const byOwner = (a: { beneficiary: unknown }, b: { beneficiary: unknown }) =>
        String(a.beneficiary).localeCompare(String(b.beneficiary));
      const transfers = stage.other.deeds(/\/transfers$/).map(({ body }) => body as { beneficiary: unknown });
      expect(transfers.sort(byOwner)).toMatchObject(
        statements
          .filter(({ net_amount }) => net_amount > 0)
          .map(({ owner_id, net_amount }) => ({ beneficiary: `lgcd-owner-${owner_id}`, amount: net_amount }))
          .sort(byOwner),
      );
      expect(stage.other.calls('POST', /\/transfers$/)).toHaveLength(2 * transfers.length);
      const entries = stage.other.documents(/\/entries\//);
      expect(entries).toHaveLength(statements.length);
      for (const { body } of entries) {
        const lines = body.lines as { debit?: number; credit?: number }[];
        const balance = lines.reduce((total, { debit = 0, credit = 0 }) => total + debit - credit, 0);
        expect(balance).toBeCloseTo(0, 2);
      }
    });

    it('orders no transfer for a statement that is paid already', async () => {
      const { data: statements } = await stage.client.call('statement.getAll', { period: '2026-09' });
      const [statement] = statements.filter(({ net_amount }) => net_amount > 0);
      if (statement?.status === 'ready')
        await stage.mock.action('statement.pay', { statement_id: statement.id });
      await stage.activate('owner-accounting');
      await stage.mock.emit('owner.statement_ready', { statement: { id: statement?.id } });
      await stage.done(1);
      expect(stage.other.documents(/\/entries\//)).toHaveLength(1);
      expect(stage.other.deeds(/\/transfers$/)).toEqual([]);
    });
  });
