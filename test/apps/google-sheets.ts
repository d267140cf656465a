import { describe, expect, it } from '@jest/globals';
import type { AppStage } from './app-stage.ts';

export const googleSheets = (stage: AppStage) =>
  describe('every event to a row of Google Sheets', () => {
    const put = (passRepetitions = false) => {
      const { spreadsheet, sheet } = stage.vendors.googleSheets;
      return stage.put('google-sheets-events', {
        settings: { spreadsheetId: spreadsheet, sheet },
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
      expect(stage.vendors.googleSheets.records).toMatchObject([row]);
      await stage.again();
      await stage.done(2);
      expect(stage.vendors.googleSheets.records).toMatchObject([row]);
      await stage.client.call('review.create', { ...review, rating: 4 });
      await stage.done(3);
      expect(stage.vendors.googleSheets.records).toHaveLength(2);
      const written = stage.internet
        .of('sheets.googleapis.com')
        .filter(({ method, path }) => method !== 'GET' && path.includes('/values'))
        .map(
          ({ query, body }) => query.valueInputOption ?? (body as Record<string, unknown>).valueInputOption,
        );
      expect(written).toEqual(['RAW', 'RAW', 'RAW']);
    });

    it('tries again after a 429, and a person finishes what a longer outage stopped', async () => {
      await put();
      const tooMany = { status: 429, body: { error: { code: 429, status: 'RESOURCE_EXHAUSTED' } } };
      stage.internet.fail('sheets.googleapis.com', tooMany, 1);
      await stage.client.call('review.create', review);
      await stage.done(1);
      expect(stage.vendors.googleSheets.records).toHaveLength(1);
      stage.internet.fail('sheets.googleapis.com', { status: 500, body: {} });
      await stage.client.call('review.create', review);
      const execution = await stage.failed(2);
      stage.internet.heal();
      await stage.retry(execution);
      expect(stage.vendors.googleSheets.records).toHaveLength(2);
    });
  });
