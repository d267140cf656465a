import { expect } from '@jest/globals';
import type { MockServer } from '../src/index.ts';
import { call } from './http.ts';
import type { Listener } from './listen.ts';

export const stay = {
  property_id: 1,
  check_in: '2027-03-01',
  check_out: '2027-03-04',
  guest_name: 'Salma E.',
  guests_count: 2,
};

/** The year of the last stay: each has one of its own, that the seed leaves alone. */
export const at = { year: 2040 };

/** What tests of bookings ask of the mock of their file. */
export function asking(world: () => { mock: MockServer; listener: Listener }) {
  const post = (path: string, body: object = {}) =>
    call(world().mock, `/v1${path}`, { method: 'POST', body });
  return {
    post,
    get: async (path: string) => (await call(world().mock, `/v1${path}`)).json,
    /** What a person does in LGCD's cockpit. */
    act: (name: string, body: object) =>
      call(world().mock, `/_mock/actions/${name}`, { method: 'POST', token: null, body }),
    /** A booking in a year of its own. */
    async fresh(more: object = {}) {
      at.year += 1;
      const reply = await post('/bookings', {
        ...stay,
        check_in: `${at.year}-03-01`,
        check_out: `${at.year}-03-04`,
        ...more,
      });
      expect(reply.status).toBe(201);
      await world().listener.heard();
      return reply.json.data;
    },
  };
}
