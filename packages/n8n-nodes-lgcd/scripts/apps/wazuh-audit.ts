import { entry, siem } from './siem.ts';
import { http, set } from './steps.ts';

export const wazuhAudit = siem({
  slug: 'wazuh-audit',
  app: 'Wazuh',
  values: { managerUrl: 'https://wazuh.example.com:55000' },
  setUp: [
    'In Wazuh, make an API user with the right `event:ingest`; in n8n, a Basic Auth credential with its name and password.',
    'In **Settings**, put the address of the API of the manager.',
    'Add a rule for JSON events whose `lgcd.severity` is critical: without one Wazuh keeps the event and raises no alert.',
  ],
  limits:
    'Wazuh takes 30 such requests a minute. The pass of the manager stands in the data of the execution: do not save successful executions. Which release brought `/events` was not found: ask your manager with `GET /`.',
  sources: [
    { what: 'The pass', at: 'documentation.wazuh.com/current/user-manual/api/getting-started.html' },
    { what: 'Events', at: 'github.com/wazuh/wazuh: api/api/models/event_ingest_model.py' },
  ],
  calls: {
    'Get a pass': http({
      method: 'POST',
      url: `={{ ${set('managerUrl')} }}/security/user/authenticate?raw=true`,
      account: { httpBasicAuth: 'Wazuh API user' },
      options: { response: { response: { responseFormat: 'text', outputPropertyName: 'pass' } } },
    }),
    'Send the event': http({
      method: 'POST',
      url: `={{ ${set('managerUrl')} }}/events`,
      headers: { Authorization: '=Bearer {{ $json.pass }}' },
      // The whole answer: n8n takes a field `error` at its top for a failure, and Wazuh has one that says 0.
      options: { response: { response: { fullResponse: true } } },
      body: `{ events: [JSON.stringify({ event_id: $('Critical event').first().json.id, lgcd: ${entry} })] }`,
    }),
  },
});
