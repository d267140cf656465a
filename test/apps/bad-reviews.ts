import { describe, expect, it } from '@jest/globals';
import type { AppStage } from './app-stage.ts';

export const badReviews = (stage: AppStage) =>
  describe('bad reviews to Slack', () => {
    const put = (passRepetitions = false) =>
      stage.put('slack-bad-reviews', {
        settings: { slackChannel: stage.vendors.slack.channel },
        passRepetitions,
      });
    const review = {
      property_id: 1,
      rating: 2,
      author: 'Karim <@U1>',
      comment: 'Cold *water* <!here>',
    } as const;
    const followUps = async () =>
      (await stage.client.call('maintenanceTicket.getAll', { per_page: 100 })).data.filter(({ title }) =>
        title.startsWith('Follow up the review'),
      );

    it('tells the channel once, as plain text, and opens one ticket', async () => {
      await put(true);
      const before = (await followUps()).length;
      const { id } = await stage.client.call('review.create', review);
      await stage.done(1);
      await stage.again();
      await stage.done(2);
      expect(stage.vendors.slack.messages).toMatchObject([
        {
          text: 'A review of 2 of 5',
          blocks: [
            { type: 'header', text: { type: 'plain_text', text: '2 of 5 for Riad Zitoun' } },
            { text: { type: 'plain_text', text: 'Karim <@U1>: Cold *water* <!here>' } },
          ],
        },
      ]);
      const tickets = await followUps();
      expect(tickets).toHaveLength(before + 1);
      expect(tickets.find(({ title }) => title.includes(` ${id} `))).toMatchObject({ priority: 'high' });
    });

    it('is silent about a good one', async () => {
      await put();
      await stage.client.call('review.create', { ...review, rating: 5 });
      await stage.done(1);
      expect(stage.vendors.slack.messages).toEqual([]);
    });

    it('opens no second ticket when LGCD delivers again what an outage of Slack stopped', async () => {
      await put();
      const before = (await followUps()).length;
      await stage.interrupt('slack.com', () => stage.client.call('review.create', review));
      expect(stage.vendors.slack.messages).toHaveLength(1);
      expect(await followUps()).toHaveLength(before + 1);
    });
  });
