import { describe, expect, it } from '@jest/globals';
import type { AppStage } from './app-stage.ts';

export const trello = (stage: AppStage) =>
  describe('cleanings to cards of Trello', () => {
    const put = (passRepetitions = false) =>
      stage.put('trello-cleaning', { settings: stage.vendors.trello.lists, passRepetitions });
    const cleaning = {
      property_id: 1,
      scheduled_at: '2026-11-24T10:00:00+00:00',
      assignee: 'Fatima',
      checklist: ['Linen', 'Windows'],
      notes: 'See [here](https://example.com) @board',
    };

    it('makes a card once and moves it when the cleaning is done', async () => {
      await put(true);
      const { id } = await stage.client.call('cleaningTask.create', cleaning);
      await stage.done(1);
      const { trello: vendor } = stage.vendors;
      expect(vendor.cards).toMatchObject([
        {
          idList: 'list-to-do',
          name: 'Riad Zitoun · Fatima',
          desc: `Task ${id} of LGCD\n\nSee \\[here\\]\\(https://example.com\\) \\@board\n\n- Linen\n\n- Windows`,
        },
      ]);
      await stage.again();
      await stage.done(2);
      expect(vendor.cards).toHaveLength(1);
      await stage.client.call('cleaningTask.update', { id, status: 'completed' });
      await stage.done(3);
      expect(vendor.cards).toMatchObject([{ idList: 'list-done', name: 'Riad Zitoun · Fatima' }]);
    });

    it('tries again after a 429, and LGCD delivers again what a longer outage stopped', async () => {
      await put();
      await stage.interrupt('api.trello.com', () => stage.client.call('cleaningTask.create', cleaning));
      expect(stage.vendors.trello.cards).toHaveLength(1);
    });
  });
