import { entry, siem } from './siem.ts';
import { accounts, http, set } from './steps.ts';

export const datadogAudit = siem({
  slug: 'datadog-audit',
  app: 'Datadog',
  values: { intakeUrl: 'https://http-intake.logs.datadoghq.eu', service: 'lgcd' },
  setUp: [
    'In **Settings**, put the address of the log intake of your Datadog site (`http-intake.logs.<site>`).',
  ],
  limits:
    'Datadog takes a log whose time lies at most 18 hours in the past: the time of the event goes as an attribute of its own, so that a late delivery arrives too.',
  sources: [{ what: 'Send logs', at: 'docs.datadoghq.com/api/latest/logs/send-logs' }],
  calls: {
    'Send the log': http({
      method: 'POST',
      url: `={{ ${set('intakeUrl')} }}/api/v2/logs`,
      account: accounts.datadog,
      body: `[{
  ddsource: 'lgcd',
  service: ${set('service')},
  ddtags: 'severity:' + ${entry}.severity + ',action:' + ${entry}.action,
  message: ${entry}.description,
  lgcd: ${entry},
  event_id: $('Critical event').first().json.id
}]`,
    }),
  },
});
