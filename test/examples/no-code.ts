import { describe, expect, it } from '@jest/globals';
import type { Stage } from '../support/stage.ts';

export const noCode = (stage: Stage) =>
  describe('no-code automations', () => {
    it('appends a row for every event, and tells of a bad review only', async () => {
      await stage.activate('no-code');
      for (const [rating, author] of [
        [5, 'Aya'],
        [2, 'Omar'],
      ] as const) {
        await stage.client.call('review.create', { property_id: 1, rating, author, comment: 'Bruyant' });
      }
      await stage.client.call('maintenanceTicket.create', { property_id: 3, title: 'Lamp' });
      await stage.done(3);
      await stage.replay();
      const rows = stage.other.deeds(/\/rows$/).map(({ body }) => body.values as string[]);
      expect(rows.map(([, , event]) => event).sort()).toEqual([
        'maintenance.created',
        'review.received',
        'review.received',
      ]);
      expect(stage.other.deeds(/\/chat\.postMessage$/)).toMatchObject([
        { body: { channel: '#reviews', text: '2 of 5 from Omar: Bruyant' } },
      ]);
    });
  });
