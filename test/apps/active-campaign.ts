import { describe, expect, it } from '@jest/globals';
import type { AppStage } from './app-stage.ts';

export const activeCampaign = (stage: AppStage) =>
  describe('confirmed guests to ActiveCampaign', () => {
    const put = (passRepetitions = false) => {
      const { url, list, tag } = stage.vendors.activeCampaign;
      const settings = { apiUrl: url, listId: list, tagId: tag };
      return stage.put('activecampaign-guests', { settings, passRepetitions });
    };
    const stay = (month: string) => ({
      property_id: 2,
      guests_count: 2,
      guest_name: 'Salma El Idrissi',
      guest_email: 'salma@example.com',
      guest_phone: '+212600000001',
      check_in: `2028-${month}-16`,
      check_out: `2028-${month}-18`,
    });

    it('makes the guest a tagged contact of the list; a repetition and a later booking start no second sequence', async () => {
      await put(true);
      await stage.client.call('booking.create', stay('01'));
      await stage.done(1);
      const { activeCampaign: vendor } = stage.vendors;
      expect(vendor.contacts).toMatchObject([
        { email: 'salma@example.com', firstName: 'Salma', lastName: 'El Idrissi', phone: '+212600000001' },
      ]);
      const [contact] = vendor.contacts;
      expect(vendor.listed).toEqual([{ contact: contact?.id, list: '3', status: '1' }]);
      expect(vendor.tagged).toMatchObject([{ contact: contact?.id, tag: '8' }]);
      await stage.again();
      await stage.done(2);
      await stage.client.call('booking.create', stay('02'));
      await stage.done(3);
      expect([vendor.contacts.length, vendor.listed.length, vendor.tagged.length]).toEqual([1, 1, 1]);
    });

    it('tries again after a 429, and LGCD delivers again what a longer outage stopped', async () => {
      await put();
      await stage.interrupt('agency.api-us1.com', () => stage.client.call('booking.create', stay('03')));
      expect(stage.vendors.activeCampaign.tagged).toHaveLength(1);
    });
  });
