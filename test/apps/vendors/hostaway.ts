import type { Answer, Ask } from '../internet.ts';
import type { Played } from './index.ts';

/** The reservations of an account, in pages, inside of the envelope that the documentation shows. */
export class Hostaway implements Played {
  readonly hosts = ['api.hostaway.com'];
  readonly accounts = { 'httpBearerAuth Hostaway token': { token: 'hostaway-of-this-test' } };
  reservations: Record<string, unknown>[] = [];

  forget(): void {
    this.reservations = [];
  }

  answer({ method, path, query, headers }: Ask): Answer {
    if (headers.authorization !== 'Bearer hostaway-of-this-test') {
      return { status: 403, body: { status: 'fail', message: 'Access denied' } };
    }
    if (method !== 'GET' || path !== '/v1/reservations') return { status: 404, body: { status: 'fail' } };
    const offset = Number(query.offset ?? 0);
    const limit = Number(query.limit ?? 20);
    const result = this.reservations.slice(offset, offset + limit);
    return { body: { status: 'success', result, limit, offset, count: this.reservations.length } };
  }
}
