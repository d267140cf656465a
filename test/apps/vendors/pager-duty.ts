import type { Answer, Ask } from '../internet.ts';
import type { Played } from './index.ts';

interface Incident {
  id: string;
  type: string;
  title: string;
  status: string;
  incident_key: string;
  service: { id: string; type: string };
  html_url: string;
  [field: string]: unknown;
}

/** The REST API's incidents: one open incident a key and service. */
export class PagerDuty implements Played {
  readonly hosts = ['api.pagerduty.com'];
  readonly service = 'PSVC0001';
  readonly accounts = { pagerDutyApi: { apiToken: 'pd-of-this-test' } };
  incidents: Incident[] = [];

  forget(): void {
    this.incidents = [];
  }

  answer({ method, path, query, headers, body }: Ask): Answer {
    if (headers.authorization !== 'Token token=pd-of-this-test')
      return { status: 401, body: { error: { code: 2006 } } };
    if (method === 'GET' && path === '/incidents') return this.#list(query);
    if (!headers.from?.includes('@'))
      return { status: 400, body: { error: { message: 'Requester User Not Found' } } };
    const { incident } = body as { incident: Partial<Incident> };
    if (method === 'POST' && path === '/incidents') return this.#create(incident);
    const found = this.incidents.find(({ id }) => path === `/incidents/${id}`);
    if (method !== 'PUT' || !found)
      return { status: 404, body: { error: { code: 2100, message: 'Not Found' } } };
    Object.assign(found, incident);
    return { body: { incident: found } };
  }

  #list(query: Record<string, string>): Answer {
    const statuses = query['statuses[]']?.split(',') ?? [];
    const incidents = this.incidents.filter(
      ({ incident_key, status }) =>
        (query.incident_key === undefined || incident_key === query.incident_key) &&
        (statuses.length === 0 || statuses.includes(status)),
    );
    return { body: { incidents, limit: Number(query.limit), offset: 0, more: false } };
  }

  #create(given: Partial<Incident>): Answer {
    if (given.service?.id !== this.service || !given.title)
      return { status: 400, body: { error: { code: 2001 } } };
    const open = this.incidents.some(
      ({ incident_key, status }) => incident_key === given.incident_key && status !== 'resolved',
    );
    if (open) {
      const errors = ['Open incident with matching dedup key already exists on this service'];
      return { status: 400, body: { error: { code: 2002, message: 'Arguments Caused Error', errors } } };
    }
    const id = `PINC${this.incidents.length + 1}`;
    const incident = {
      ...given,
      id,
      status: 'triggered',
      html_url: `https://agency.pagerduty.com/incidents/${id}`,
    };
    this.incidents.push(incident as Incident);
    return { status: 201, body: { incident } };
  }
}
