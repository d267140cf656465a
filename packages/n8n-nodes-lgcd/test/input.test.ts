import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';
import { run } from './harness/execute.ts';
import { origin } from './harness/http.ts';
import { closedNetwork } from './harness/network.ts';
import { page } from './harness/pages.ts';

closedNetwork();

/** The body that a call with these parameters sends. */
async function bodySent(
  method: 'POST' | 'PATCH' | 'PUT',
  path: string,
  parameters: IDataObject,
  items?: IDataObject[],
) {
  let body: unknown;
  nock(origin)
    .intercept(`/v1${path}`, method, (given) => {
      body = given;
      return true;
    })
    .reply(method === 'POST' ? 201 : 200, { data: { id: 1 } });
  await run({ parameters, ...(items ? { items } : {}) });
  return body;
}

const stay = {
  resource: 'booking',
  operation: 'create',
  propertyId: 3,
  checkIn: '2026-08-12',
  checkOut: '2026-08-19',
  guestName: 'Karim B.',
  guestsCount: 2,
};
const stayBody = {
  property_id: 3,
  check_in: '2026-08-12',
  check_out: '2026-08-19',
  guest_name: 'Karim B.',
  guests_count: 2,
};

describe('what stands in a locator', () => {
  it.each([
    ['from the list', { __rl: true, mode: 'list', value: 3, cachedResultName: 'Riad' }],
    ['by ID', { __rl: true, mode: 'id', value: ' 3 ' }],
    ['by URL of the API', { __rl: true, mode: 'url', value: 'https://api.lgcd.ma/v1/properties/3' }],
    [
      'by URL with more behind it',
      { __rl: true, mode: 'url', value: 'https://app.lgcd.ma/properties/3/edit?x=9' },
    ],
    ['as the bare value of an expression', 3],
    ['as text', '3'],
  ])('%s is the ID', async (_, propertyId) => {
    expect(await bodySent('POST', '/bookings', { ...stay, propertyId })).toEqual(stayBody);
  });
});

describe('a field that was added and left empty', () => {
  it('is not sent by a create, as if it were not there', async () => {
    const additionalFields = { notes: '', guestEmail: '', propertyId: '' };
    expect(await bodySent('POST', '/bookings', { ...stay, additionalFields })).toEqual(stayBody);
  });

  it('empties the field in an update, where the API takes that', async () => {
    const update = { resource: 'maintenanceTicket', operation: 'update', id: 5 };
    expect(
      await bodySent('PATCH', '/maintenance-tickets/5', {
        ...update,
        updateFields: { assignee: '', title: '' },
      }),
    ).toEqual({ assignee: null });
  });

  it('empties a list in an update', async () => {
    const update = { resource: 'cleaningTask', operation: 'update', id: 5, updateFields: { checklist: [] } };
    expect(await bodySent('PATCH', '/cleaning-tasks/5', update)).toEqual({ checklist: [] });
  });

  it('is no filter', async () => {
    nock(origin).get('/v1/bookings').query({ page: 1, per_page: 50 }).reply(200, page([]));
    const parameters = { resource: 'booking', operation: 'getAll', filters: { search: '', checkInFrom: '' } };
    expect(await run({ parameters })).toEqual([]);
  });
});

describe('what an expression gives', () => {
  it('as text becomes a number where the API takes a number', async () => {
    const parameters = { ...stay, guestsCount: '2', additionalFields: { totalAmount: '5250.50' } };
    expect(await bodySent('POST', '/bookings', parameters)).toEqual({ ...stayBody, total_amount: 5250.5 });
  });

  it('as a number becomes text where the API takes text', async () => {
    const parameters = { ...stay, additionalFields: { externalReference: 20260812 } };
    expect(await bodySent('POST', '/bookings', parameters)).toEqual({
      ...stayBody,
      external_reference: '20260812',
    });
  });

  it('as text that is no number is handed on, for LGCD to name the field', async () => {
    expect(await bodySent('POST', '/bookings', { ...stay, guestsCount: 'two' })).toEqual({
      ...stayBody,
      guests_count: 'two',
    });
  });

  it.each([
    ['a list', ['booking.*', 'review.received']],
    ['text with commas', 'booking.*, review.received'],
    ['JSON', '["booking.*","review.received"]'],
  ])('as %s becomes a list where the API takes a list', async (_, events) => {
    const parameters = { resource: 'webhook', operation: 'create', url: 'https://example.com/hook', events };
    expect(await bodySent('POST', '/webhooks', parameters as IDataObject)).toEqual({
      url: 'https://example.com/hook',
      events: ['booking.*', 'review.received'],
    });
  });
});

it('several properties are chosen in one list, and sent one by one', async () => {
  nock(origin)
    .get('/v1/calendar?from=2026-08-01&to=2026-08-31&property_ids%5B%5D=3&property_ids%5B%5D=4')
    .reply(200, { data: [] });
  const parameters = { resource: 'calendar', operation: 'get', from: '2026-08-01', to: '2026-08-31' };
  await run({ parameters: { ...parameters, options: { propertyIds: [3, '4'] } } });
});

describe('template variables', () => {
  const message = { resource: 'whatsappMessage', operation: 'create', template: 'welcome' };
  const schema = ['guest_name', 'check_in', 'nights'].map((id) => ({ id }));

  it('are what was mapped, without what was left empty', async () => {
    const variables = {
      mappingMode: 'defineBelow',
      value: { guest_name: 'Karim', check_in: '', nights: 7 },
      schema,
    } as unknown as IDataObject;
    expect(await bodySent('POST', '/whatsapp/messages', { ...message, variables })).toEqual({
      template: 'welcome',
      variables: { guest_name: 'Karim', nights: 7 },
    });
  });

  it('that are times are written as a guest reads them', async () => {
    const value = {
      check_in: '2026-08-12T00:00:00.000Z',
      check_out: '2026-08-19T11:00:00.000+01:00',
      guest_name: '2026',
    };
    const variables = { mappingMode: 'defineBelow', value, schema } as unknown as IDataObject;
    expect(await bodySent('POST', '/whatsapp/messages', { ...message, variables })).toEqual({
      template: 'welcome',
      variables: { check_in: '2026-08-12', check_out: '2026-08-19 11:00', guest_name: '2026' },
    });
  });

  it('are taken from the item under their own names, and nothing else of it', async () => {
    const variables = { mappingMode: 'autoMapInputData', value: null, schema } as unknown as IDataObject;
    const items = [{ guest_name: 'Salma', nights: 3, secret: 'x' }];
    expect(await bodySent('POST', '/whatsapp/messages', { ...message, variables }, items)).toEqual({
      template: 'welcome',
      variables: { guest_name: 'Salma', nights: 3 },
    });
  });

  it('are not sent when there are none', async () => {
    expect(await bodySent('POST', '/whatsapp/messages', { ...message })).toEqual({ template: 'welcome' });
  });
});
