import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';
import { run } from './execute.ts';
import { origin } from './http.ts';

/** The body that a call with these parameters sends. */
export async function bodySent(
  method: 'POST' | 'PATCH' | 'PUT',
  path: string,
  parameters: IDataObject,
  items?: IDataObject[],
  written?: IDataObject,
) {
  let body: unknown;
  nock(origin)
    .intercept(`/v1${path}`, method, (given) => {
      body = given;
      return true;
    })
    .reply(method === 'POST' ? 201 : 200, { data: { id: 1 } });
  await run({ parameters, ...(items ? { items } : {}), ...(written ? { written } : {}) });
  return body;
}

export const stay = {
  resource: 'booking',
  operation: 'create',
  propertyId: 3,
  checkIn: '2026-08-12',
  checkOut: '2026-08-19',
  guestName: 'Karim B.',
  guestsCount: 2,
};
export const stayBody = {
  property_id: 3,
  check_in: '2026-08-12',
  check_out: '2026-08-19',
  guest_name: 'Karim B.',
  guests_count: 2,
};
