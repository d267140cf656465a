import type { Answer, Ask } from '../internet.ts';
import type { Played } from './index.ts';

type Log = Record<string, unknown>;

/** docs.datadoghq.com: `POST /api/v2/logs` with an array, answered with 202. */
export class Datadog implements Played {
  readonly hosts = ['http-intake.logs.datadoghq.eu'];
  readonly accounts = {
    datadogApi: { url: 'https://api.datadoghq.eu', apiKey: 'dd-of-this-test', appKey: '' },
  };
  logs: Log[] = [];

  forget(): void {
    this.logs = [];
  }

  answer({ method, path, headers, body }: Ask): Answer {
    if (headers['dd-api-key'] !== 'dd-of-this-test')
      return { status: 403, body: { errors: [{ title: 'Forbidden' }] } };
    if (method !== 'POST' || path !== '/api/v2/logs' || !Array.isArray(body))
      return { status: 400, body: {} };
    this.logs.push(...(body as Log[]));
    return { status: 202, body: {} };
  }
}

/** The HTTP Event Collector: 200 `Success`, 403 for a token that it does not know. */
export class Splunk implements Played {
  readonly hosts = ['splunk.example.com'];
  readonly accounts = {
    'httpHeaderAuth Splunk collector': {
      name: 'Authorization',
      value: 'Splunk 00000000-0000-4000-8000-000000000001',
    },
  };
  events: Log[] = [];

  forget(): void {
    this.events = [];
  }

  answer({ method, path, headers, body }: Ask): Answer {
    if (headers.authorization !== 'Splunk 00000000-0000-4000-8000-000000000001') {
      return { status: 403, body: { text: 'Invalid token', code: 4 } };
    }
    if (method !== 'POST' || path !== '/services/collector/event') return { status: 404, body: {} };
    const event = body as Log;
    if (event.event === undefined) return { status: 400, body: { text: 'No data', code: 5 } };
    if (event.index !== 'main') return { status: 400, body: { text: 'Incorrect index', code: 7 } };
    this.events.push(event);
    return { body: { text: 'Success', code: 0 } };
  }
}

/** A pass for name and password, then at most 100 events of text with it. */
export class Wazuh implements Played {
  readonly hosts = ['wazuh.example.com'];
  readonly accounts = { 'httpBasicAuth Wazuh API user': { user: 'lgcd', password: 'wazuh-of-this-test' } };
  events: string[] = [];

  forget(): void {
    this.events = [];
  }

  answer({ method, path, query, headers, body }: Ask): Answer {
    const basic = `Basic ${Buffer.from('lgcd:wazuh-of-this-test').toString('base64')}`;
    if (path === '/security/user/authenticate') {
      if (headers.authorization !== basic || query.raw !== 'true')
        return { status: 401, body: { title: 'Unauthorized' } };
      return { body: 'pass.of.wazuh' };
    }
    if (headers.authorization !== 'Bearer pass.of.wazuh')
      return { status: 401, body: { title: 'Unauthorized' } };
    const { events } = (body ?? {}) as { events?: unknown[] };
    const right = events?.every((event) => typeof event === 'string') && events.length <= 100;
    if (method !== 'POST' || path !== '/events' || !right)
      return { status: 400, body: { title: 'Bad Request' } };
    this.events.push(...(events as string[]));
    return { body: { error: 0, message: 'All events were forwarded to analisysd' } };
  }
}
