import { describe, expect, it } from '@jest/globals';
import type { Stage } from '../support/stage.ts';

export const securityCompliance = (stage: Stage) =>
  describe('security & compliance', () => {
    it('sends a critical event at once, and at night all entries under the same keys', async () => {
      const from = '2026-11-21';
      await stage.activate('security-compliance', { from });
      await stage.mock.action('audit.critical', {
        action: 'data.exported',
        description: 'All guests | exported=1',
      });
      await stage.done(1);
      const [sent, ...more] = stage.other.documents(/\/documents\//);
      expect(more).toEqual([]);
      const { data: critical } = await stage.client.call('auditLog.getAll', { severity: 'critical' });
      expect(sent?.path).toBe(`/v1/documents/lgcd-audit-${critical[0]?.id}`);
      expect(sent?.body.entry).toMatchObject({ action: 'data.exported', severity: 'critical' });
      expect(sent?.body.cef).toMatch(
        /^CEF:0\|LGCD\|LGCD\|1\|data\.exported\|All guests \\\| exported=1\|9\|externalId=\d+ rt=\d{13} suser=Cockpit/,
      );

      const entries: number[] = [];
      for await (const { id } of stage.client.paginate('auditLog.getAll', { from })) entries.push(id);
      expect(entries.length).toBeGreaterThan(1);
      await stage.run('Every night');
      await stage.done(2);
      const paths = stage.other.documents(/\/documents\//).map(({ path }) => path);
      expect(paths).toEqual(expect.arrayContaining(entries.map((id) => `/v1/documents/lgcd-audit-${id}`)));
      expect(new Set(paths).size).toBe(paths.length);
    });
  });
