import { entry, siem } from './siem.ts';
import { http, set } from './steps.ts';

export const splunkAudit = siem({
  slug: 'splunk-audit',
  app: 'Splunk',
  values: { collectorUrl: 'https://splunk.example.com:8088', index: 'main' },
  setUp: [
    'In Splunk, make a token of the HTTP Event Collector; in n8n, a Header Auth credential with the name `Authorization` and the value `Splunk <token>`.',
    'In **Settings**, put the address of the collector and the index.',
  ],
  limits:
    "n8n's own Splunk node searches and cannot send events, so HTTP Request does it. Search with `dedup lgcd.id`, should you ever replay by hand.",
  sources: [
    { what: 'HTTP Event Collector', at: 'help.splunk.com (http-event-collector-rest-api-endpoints)' },
  ],
  calls: {
    'Send the event': http({
      method: 'POST',
      url: `={{ ${set('collectorUrl')} }}/services/collector/event`,
      account: { httpHeaderAuth: 'Splunk collector' },
      body: `{
  time: DateTime.fromISO(${entry}.created_at).toSeconds(),
  host: 'lgcd',
  source: 'lgcd:audit',
  sourcetype: '_json',
  index: ${set('index')},
  event: { event_id: $('Critical event').first().json.id, lgcd: ${entry} }
}`,
    }),
  },
});
