import { describe, expect, it } from '@jest/globals';
import type { Stage } from '../support/stage.ts';

export const otaSync = (stage: Stage) =>
  describe('OTA sync', () => {
    it('keeps the listing of a property from its creation to its archive, and takes its calendar in once', async () => {
      await stage.activate('ota-sync');
      const calendar = `${stage.other.url}/calendars/new.ics`;
      stage.other.answers('PUT', /\/listings\/lgcd-\d+$/, () => ({ calendar }));
      const { id } = (await stage.mock.action('property.create', {
        name: 'Dar Nour',
        city: 'Essaouira',
        type: 'riad',
        capacity: 4,
        base_price: 820,
        owner_id: 1,
      })) as { id: number };
      await stage.done(1);
      await stage.mock.action('property.update', { property_id: id, base_price: 860 });
      await stage.done(2);
      expect(stage.other.documents(/\/listings\//)).toMatchObject([
        { path: `/v1/listings/lgcd-${id}`, body: { name: 'Dar Nour', price: 860, guests: 4 } },
      ]);
      const { data: sources } = await stage.client.call('icalSource.getAll', { property_id: id });
      expect(sources).toMatchObject([{ name: 'Channel manager', url: calendar }]);

      const { id: rate } = await stage.client.call('rate.create', {
        property_id: id,
        start_date: '2027-06-01',
        end_date: '2027-06-30',
        nightly_price: 1100,
      });
      await stage.done(3);
      await stage.client.call('rate.delete', { id: rate });
      await stage.done(4);
      const path = `/v1/listings/lgcd-${id}/rates/lgcd-${rate}`;
      expect(stage.other.calls('PUT', /\/rates\//)).toMatchObject([{ path, body: { price: 1100 } }]);
      expect(stage.other.calls('DELETE', /\/rates\//)).toMatchObject([{ path }]);

      await stage.mock.action('property.archive', { property_id: id });
      await stage.done(5);
      expect(stage.other.deeds(/\/archive$/)).toMatchObject([{ path: `/v1/listings/lgcd-${id}/archive` }]);
    });
  });
