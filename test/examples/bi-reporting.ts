import { describe, expect, it } from '@jest/globals';
import type { Stage } from '../support/stage.ts';

export const biReporting = (stage: Stage) =>
  describe('BI & reporting', () => {
    it("writes the figures of LGCD's page, one row a day and one a property", async () => {
      await stage.import('bi-reporting', { from: '2026-07-01', to: '2026-07-31' });
      await stage.run('Every morning');
      await stage.done(1);
      const [days] = stage.other.documents(/\/tables\/days\/rows$/);
      const rows = days?.body.rows as Record<string, number>[];
      const sum = (field: string) => rows.reduce((total, row) => total + (row[field] ?? Number.NaN), 0);
      expect(rows).toHaveLength(31);
      expect(days?.body.key).toEqual(['period']);
      expect([sum('gross_revenue'), sum('net_revenue'), sum('nights_booked')]).toEqual([142500, 128250, 186]);
      expect(sum('nights_available')).toBe(310);
      const [properties] = stage.other.documents(/\/tables\/properties\/rows$/);
      expect(properties?.body.rows).toHaveLength(10);
    });
  });
