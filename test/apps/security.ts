import { describe, expect, it } from '@jest/globals';
import type { AppStage } from './app-stage.ts';

export const security = (stage: AppStage) => {
  const { datadog, splunk, wazuh } = stage.vendors;
  const wanted = { severity: 'critical', action: expect.any(String), id: expect.any(Number) };
  const programs = [
    { app: 'Datadog', host: 'http-intake.logs.datadoghq.eu', sent: () => datadog.logs },
    { app: 'Splunk', host: 'splunk.example.com', sent: () => splunk.events.map(({ event }) => event) },
    { app: 'Wazuh', host: 'wazuh.example.com', sent: () => wazuh.events.map((event) => JSON.parse(event)) },
  ];

  describe.each(programs)('critical events of the audit log to $app', ({ app, host, sent }) => {
    const slug = `${app.toLowerCase()}-audit`;
    // Each run gets entries of its own: what was sent once is remembered by n8n.
    const happens = (id: number) => stage.mock.emit('audit.critical_event', { audit_log: { id } });

    it('sends an entry once, with its ID', async () => {
      await stage.put(slug, { passRepetitions: true });
      await happens(500_001);
      await stage.done(1);
      expect(sent()).toMatchObject([{ lgcd: { ...wanted, id: 500_001 }, event_id: expect.any(String) }]);
      await stage.again();
      await stage.done(2);
      expect(sent()).toHaveLength(1);
    });

    it('tries again after a 429, and LGCD delivers again what a longer outage stopped', async () => {
      await stage.put(slug);
      await stage.interrupt(host, () => happens(500_002));
      expect(sent()).toMatchObject([{ lgcd: { id: 500_002 } }]);
    });
  });
};
