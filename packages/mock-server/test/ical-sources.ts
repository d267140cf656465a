import { expect } from '@jest/globals';
import type { MockServer } from '../src/index.ts';
import { call } from './http.ts';

/** What tests of calendars ask of the mock of their file. */
export function asking(mock: () => MockServer) {
  const api = async (method: string, path: string, body?: object) =>
    await call(mock(), `/v1${path}`, { method, ...(body && { body }) });
  const get = async (path: string) => (await call(mock(), `/v1${path}`)).json;
  return {
    api,
    get,
    addSource: async (property: number, url: string | undefined, channel = 'airbnb') =>
      (await api('POST', `/properties/${property}/ical-sources`, { name: 'Airbnb', channel, url })).json.data,
    /** Syncs and answers the source as it is afterwards. */
    async sync({ property_id, id }: { property_id: number; id: number }) {
      const reply = await api('POST', `/properties/${property_id}/ical-sources/${id}/sync`);
      expect([reply.status, reply.json.data.status]).toEqual([202, 'syncing']);
      await mock().settled();
      const { data } = await get(`/properties/${property_id}/ical-sources?per_page=100`);
      return data.find((source: { id: number }) => source.id === id);
    },
    async statuses(property: number, from: string, to: string) {
      const { data } = await get(`/calendar?from=${from}&to=${to}&property_ids[]=${property}`);
      return data[0].days.map(({ status }: { status: string }) => status);
    },
  };
}
