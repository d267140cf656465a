import { describe, expect, it } from '@jest/globals';
import type { AppStage } from './app-stage.ts';

export const brevo = (stage: AppStage) =>
  describe('confirmed guests to Brevo', () => {
    const put = (passRepetitions = false) =>
      stage.put('brevo-guests', { settings: { listId: stage.vendors.brevo.list }, passRepetitions });
    const stay = (month: string) => ({
      property_id: 2,
      guests_count: 2,
      guest_name: 'Salma El Idrissi',
      guest_email: 'salma@example.com',
      check_in: `2028-${month}-10`,
      check_out: `2028-${month}-14`,
    });

    it('makes the guest a contact of the list, and the next booking of that guest changes the same contact', async () => {
      await put(true);
      const first = await stage.client.call('booking.create', stay('01'));
      await stage.done(1);
      const contact = {
        email: 'salma@example.com',
        attributes: {
          FIRSTNAME: 'Salma',
          LASTNAME: 'El Idrissi',
          CHECK_IN: '2028-01-10',
          CHECK_OUT: '2028-01-14',
          LGCD_BOOKING: first.reference,
        },
        listIds: [stage.vendors.brevo.list],
      };
      expect(stage.vendors.brevo.contacts).toMatchObject([contact]);
      await stage.again();
      await stage.done(2);
      expect(stage.vendors.brevo.contacts).toMatchObject([contact]);

      const second = await stage.client.call('booking.create', stay('02'));
      await stage.done(3);
      expect(stage.vendors.brevo.contacts).toMatchObject([
        { attributes: { LGCD_BOOKING: second.reference } },
      ]);
    });

    it('leaves out a guest without an e-mail', async () => {
      await put();
      await stage.client.call('booking.create', { ...stay('03'), guest_email: null });
      await stage.done(1);
      expect(stage.internet.of('api.brevo.com')).toEqual([]);
    });

    it('tries again after a 429, and LGCD delivers again what a longer outage stopped', async () => {
      await put();
      await stage.interrupt('api.brevo.com', () => stage.client.call('booking.create', stay('04')));
      expect(stage.vendors.brevo.contacts).toMatchObject([{ listIds: [stage.vendors.brevo.list] }]);
    });
  });
