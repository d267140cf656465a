import { describe, expect, it } from '@jest/globals';
import type { Stage } from '../support/stage.ts';

export const guestCrm = (stage: Stage) =>
  describe('guest CRM', () => {
    const stay = { property_id: 2, guest_name: 'Salma El Idrissi', guests_count: 2 };

    it('makes a confirmed guest a contact in the pre-stay sequence and prepares a WhatsApp message', async () => {
      await stage.activate('guest-crm');
      const booking = await stage.client.call('booking.create', {
        ...stay,
        check_in: '2027-03-10',
        check_out: '2027-03-14',
        guest_email: 'salma@example.com',
        guest_phone: '+212600000001',
      });
      await stage.done(1);
      await stage.replay();
      expect(stage.other.documents(/\/contacts\//)).toMatchObject([
        {
          path: '/v3/contacts/salma@example.com',
          body: { name: 'Salma El Idrissi', phone: '+212600000001' },
        },
      ]);
      expect(stage.other.deeds(/\/sequences\/pre-stay\/contacts$/)).toMatchObject([
        { body: { email: 'salma@example.com', starts_on: '2027-03-03', booking: booking.reference } },
      ]);
      const { data: messages } = await stage.client.call('whatsappMessage.getAll', {
        booking_id: booking.id,
      });
      expect(messages).toMatchObject([
        { to: '+212600000001', template: 'booking_confirmation', language: 'fr' },
      ]);
    });

    it('leaves out what a guest without email and phone cannot get', async () => {
      await stage.activate('guest-crm');
      const dates = { check_in: '2027-03-16', check_out: '2027-03-18' };
      const { id } = await stage.client.call('booking.create', { ...stay, ...dates });
      await stage.done(1);
      expect(stage.other.calls('PUT', /./)).toEqual([]);
      expect((await stage.client.call('whatsappMessage.getAll', { booking_id: id })).data).toEqual([]);
    });
  });
