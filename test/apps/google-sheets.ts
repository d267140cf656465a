import { describe, expect, it } from '@jest/globals';
import type { AppStage } from './app-stage.ts';

export const googleSheets = (stage: AppStage) =>
  describe('every event to a row of Google Sheets', () => {
    const put = (passRepetitions = false) => {
      const { spreadsheet } = stage.vendors.googleSheets;
      return stage.put('google-sheets-events', {
        settings: { spreadsheetId: spreadsheet },
        passRepetitions,
      });
    };
    const review = { property_id: 1, rating: 5, author: '=HYPERLINK("x")', comment: '+1' } as const;

    it('writes an event once, by its ID, and what a guest wrote is no formula', async () => {
      await put(true);
      const { id } = await stage.client.call('review.create', review);
      await stage.done(1);
      const row = {
        event_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        event: 'review.received',
        subject: `review ${id}`,
        details: expect.stringContaining('=HYPERLINK'),
      };
      expect(stage.vendors.googleSheets.records('Events')).toMatchObject([row]);
      await stage.again();
      await stage.done(2);
      expect(stage.vendors.googleSheets.records('Events')).toMatchObject([row]);
      await stage.client.call('review.create', { ...review, rating: 4 });
      await stage.done(3);
      expect(stage.vendors.googleSheets.records('Events')).toHaveLength(2);
      const written = stage.internet
        .of('sheets.googleapis.com')
        .filter(({ method, path }) => method !== 'GET' && path.includes('/values'))
        .map(
          ({ query, body }) => query.valueInputOption ?? (body as Record<string, unknown>).valueInputOption,
        );
      expect([...new Set(written)]).toEqual(['RAW']);
    });

    it('keeps both of two events that happen at the same moment', async () => {
      await put();
      await stage.client.call('booking.create', {
        property_id: 5,
        check_in: '2028-05-01',
        check_out: '2028-05-03',
        guest_name: '+212 Karim',
        guests_count: 1,
      });
      await stage.done(2);
      const events = stage.vendors.googleSheets.records('Events').map(({ event }) => event);
      expect(events.sort()).toEqual(['booking.confirmed', 'booking.created']);
    });

    it('tries again after a 429, and LGCD delivers again what a longer outage stopped', async () => {
      await put();
      await stage.interrupt('sheets.googleapis.com', () => stage.client.call('review.create', review));
      expect(stage.vendors.googleSheets.records('Events')).toHaveLength(1);
    });
  });
