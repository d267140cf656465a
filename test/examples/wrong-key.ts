import { describe, expect, it } from '@jest/globals';
import type { Stage } from '../support/stage.ts';

export const wrongKey = (stage: Stage) =>
  describe('a workflow whose key of the other side is wrong', () => {
    it('shows it as an error, and nothing gets through', async () => {
      expect(stage.other.refused()).toBe(0);
      const key = await stage.keyCredential('Wrong', 'Bearer wrong');
      await stage.import(
        'bi-reporting',
        { from: '2026-07-01', to: '2026-07-02' },
        { ...stage.importer, key },
      );
      await stage.run('Every morning');
      const [execution] = await stage.n8n.api.waitForExecution(stage.id, { timeoutMs: 30_000 });
      expect(execution?.status).toBe('error');
      expect(stage.other.refused()).toBe(3);
      expect(stage.other.documents(/./)).toEqual([]);
    });
  });
