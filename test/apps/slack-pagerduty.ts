import { describe, expect, it } from '@jest/globals';
import type { AppStage } from './app-stage.ts';

export const slackPagerDuty = (stage: AppStage) =>
  describe('urgent repairs to Slack and PagerDuty', () => {
    const put = (passRepetitions = false) => {
      const { slack, pagerDuty } = stage.vendors;
      const settings = { slackChannel: slack.channel, pagerDutyService: pagerDuty.service };
      return stage.put('slack-pagerduty-urgent-tickets', { settings, passRepetitions });
    };
    const leak = { property_id: 1, title: 'Leak <!channel> & smoke', priority: 'urgent' } as const;

    it('pages and tells once, and closes both with the ticket', async () => {
      await put(true);
      const { slack, pagerDuty } = stage.vendors;
      const { id } = await stage.client.call('maintenanceTicket.create', leak);
      await stage.done(1);
      expect(pagerDuty.incidents).toMatchObject([
        {
          incident_key: `lgcd-maintenance-${id}`,
          title: 'Urgent: Leak <!channel> & smoke (Riad Zitoun)',
          urgency: 'high',
          status: 'triggered',
        },
      ]);
      const [told] = slack.messages;
      expect(told).toMatchObject({
        text: 'Urgent: Leak &lt;!channel&gt; &amp; smoke (Riad Zitoun)',
        blocks: [
          {
            type: 'header',
            text: { type: 'plain_text', text: 'Urgent: Leak <!channel> & smoke (Riad Zitoun)' },
          },
          { text: { type: 'plain_text', text: 'No description.' } },
          { elements: [{ type: 'plain_text' }] },
          {
            elements: [
              { url: 'https://agency.pagerduty.com/incidents/PINC1' },
              { url: `https://cockpit.example.com/maintenance-tickets/${id}` },
            ],
          },
        ],
      });
      expect(JSON.stringify(told)).not.toContain('mrkdwn"');

      await stage.again();
      await stage.done(2);
      expect([pagerDuty.incidents.length, slack.messages.length]).toEqual([1, 1]);

      await stage.client.call('maintenanceTicket.update', { id, status: 'resolved' });
      await stage.done(3);
      expect(pagerDuty.incidents).toMatchObject([{ status: 'resolved' }]);
      expect(slack.messages.slice(1)).toMatchObject([
        { thread_ts: told?.ts, reply_broadcast: true, text: 'Resolved: Leak &lt;!channel&gt; &amp; smoke' },
      ]);

      await stage.again();
      await stage.done(4);
      expect([pagerDuty.incidents.length, slack.messages.length]).toEqual([1, 2]);
    });

    it('pages nobody for an event that arrives after the repair', async () => {
      await put();
      const { id } = await stage.client.call('maintenanceTicket.create', leak);
      await stage.done(1);
      await stage.client.call('maintenanceTicket.update', { id, status: 'resolved' });
      await stage.done(2);
      stage.internet.forget();
      await stage.mock.emit('maintenance.urgent', { maintenance_ticket: { id } });
      await stage.done(3);
      expect([stage.vendors.pagerDuty.incidents, stage.vendors.slack.messages]).toEqual([[], []]);
    });

    it('tries again after a 429, and LGCD delivers again what a longer outage of Slack stopped', async () => {
      await put();
      await stage.interrupt('slack.com', () => stage.client.call('maintenanceTicket.create', leak));
      const { slack, pagerDuty } = stage.vendors;
      expect([pagerDuty.incidents.length, slack.messages.length]).toEqual([1, 1]);
    });
  });
