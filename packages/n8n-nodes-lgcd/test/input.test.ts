import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';
import { bodySent, stay, stayBody } from './harness/body-sent.ts';
import { run } from './harness/execute.ts';
import { origin } from './harness/http.ts';
import { closedNetwork } from './harness/network.ts';
import { page } from './harness/pages.ts';

closedNetwork();

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
        updateFields: { assignee: '', status: '' },
      }),
    ).toEqual({ assignee: null });
  });

  it('is refused in an update where the API can not empty the field', async () => {
    const parameters = {
      resource: 'maintenanceTicket',
      operation: 'update',
      id: 5,
      updateFields: { title: '' },
    };
    await expect(run({ parameters })).rejects.toThrow('Title can not be emptied.');
  });

  it('empties nothing when an expression found nothing', async () => {
    const update = { resource: 'maintenanceTicket', operation: 'update', id: 5 };
    const updateFields = { assignee: '', description: null, cost: ' ', title: 'Leak' };
    const expressions = {
      assignee: '={{ $json.who }}',
      description: '={{ $json.what }}',
      cost: '={{ $json.cost }}',
    };
    expect(
      await bodySent('PATCH', '/maintenance-tickets/5', { ...update, updateFields }, undefined, {
        ...update,
        updateFields: { ...updateFields, ...expressions },
      }),
    ).toEqual({ title: 'Leak' });
  });

  it('empties a list in an update', async () => {
    const update = { resource: 'cleaningTask', operation: 'update', id: 5, updateFields: { checklist: [] } };
    expect(await bodySent('PATCH', '/cleaning-tasks/5', update)).toEqual({ checklist: [] });
  });

  it.each([
    [{ search: '' }, 'Search came out empty'],
    [{ status: 'confirmed', externalReference: '\u00a0' }, 'External Reference came out empty'],
  ])('%j lists nobody, since all would be listed', async (filters, said) => {
    await expect(run({ parameters: { resource: 'booking', operation: 'getAll', filters } })).rejects.toThrow(
      said,
    );
  });

  it('is any, of a choice that was not made', async () => {
    nock(origin).get('/v1/bookings').query({ page: 1, per_page: 50 }).reply(200, page([]));
    const parameters = { resource: 'booking', operation: 'getAll', filters: { status: '', source: '' } };
    expect(await run({ parameters })).toEqual([]);
  });
});

describe('a list of bookings', () => {
  const booking = (id: number, guest_name: string, status = 'confirmed') => ({ id, guest_name, status });

  it('that is searched has the best match first, and as many as the limit says', async () => {
    nock(origin)
      .get('/v1/bookings')
      .query({ search: 'Karim', page: 1, per_page: 100 })
      .reply(200, page([booking(1, 'Karim Alami'), booking(2, 'Karim', 'cancelled'), booking(3, 'karim')]));
    const parameters = { resource: 'booking', operation: 'getAll', limit: 2, filters: { search: 'Karim' } };
    expect((await run({ parameters })).map(({ json }) => json.id)).toEqual([3, 2]);
  });

  it.each([true, 'true', 'TRUE', 'yes', 1])('is the whole list when Return All is %p', async (returnAll) => {
    nock(origin)
      .get('/v1/bookings')
      .query({ page: 1, per_page: 100 })
      .reply(200, page([booking(1, 'Karim')]));
    const parameters = { resource: 'booking', operation: 'getAll', returnAll } as IDataObject;
    expect(await run({ parameters })).toHaveLength(1);
  });

  it('is refused when Return All is neither true nor false', async () => {
    const parameters = {
      resource: 'booking',
      operation: 'getAll',
      returnAll: 'maybe',
    } as unknown as IDataObject;
    await expect(run({ parameters })).rejects.toThrow('Return All: “maybe” is neither true nor false.');
  });
});

describe('a required number that was left alone', () => {
  const rate = {
    resource: 'rate',
    operation: 'create',
    propertyId: 3,
    startDate: '2027-05-10',
    endDate: '2027-05-20',
  };

  it.each([
    ['Nightly Price', rate],
    ['Rating', { resource: 'review', operation: 'create', propertyId: 3, author: 'Salma' }],
    ['Guests Count', { ...stay, guestsCount: undefined } as unknown as IDataObject],
  ])('is refused: %s', async (label, parameters) => {
    await expect(run({ parameters })).rejects.toThrow(`${label} is empty. It is required.`);
  });

  it('may be 0 where a person wrote it', async () => {
    expect(await bodySent('POST', '/rates', { ...rate, nightlyPrice: 0 })).toMatchObject({
      nightly_price: 0,
    });
  });
});

describe('an update of a rate', () => {
  const rate = {
    property_id: 3,
    name: 'Eid',
    start_date: '2027-05-10',
    end_date: '2027-05-20',
    nightly_price: 1150,
    min_stay: 3,
  };
  const update = { resource: 'rate', operation: 'update', id: 501 };

  it.each([
    [{ nightlyPrice: 1300 }, { nightly_price: 1300 }],
    [
      { endDate: '2027-05-25', updateFields: { name: '' } },
      { end_date: '2027-05-25', name: null },
    ],
  ])('%j changes that and keeps the rest, which LGCD alone would empty', async (change, sent) => {
    nock(origin)
      .get('/v1/rates/501')
      .reply(200, { data: { id: 501, ...rate } });
    expect(await bodySent('PUT', '/rates/501', { ...update, ...change } as IDataObject)).toEqual({
      ...rate,
      ...sent,
    });
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

  it('as text that is no number is refused before anything is sent, by the label of the field', async () => {
    await expect(run({ parameters: { ...stay, guestsCount: 'two' } as IDataObject })).rejects.toThrow(
      'Guests Count: “two” is not a number.',
    );
  });

  it.each([
    [{ checkIn: '2026-08-11T22:00:00.000Z' }, { check_in: '2026-08-12' }],
    [{ checkIn: new Date('2026-08-11T22:00:00Z') }, { check_in: '2026-08-12' }],
    [{ additionalFields: { totalAmount: '1 250,50 MAD' } }, { total_amount: 1250.5 }],
    [{ additionalFields: { guestPhone: '00212612345678' } }, { guest_phone: '+212612345678' }],
  ])('%j is sent as %j', async (change, sent) => {
    let body: unknown;
    nock(origin)
      .post('/v1/bookings', (given) => {
        body = given;
        return true;
      })
      .reply(201, { data: { id: 1 } });
    await run({ parameters: { ...stay, ...change } as unknown as IDataObject, timezone: 'Europe/Paris' });
    expect(body).toEqual({ ...stayBody, ...sent });
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
  const message = { resource: 'whatsappMessage', operation: 'create', template: 'welcome', bookingId: 5 };
  const sent = { template: 'welcome', booking_id: 5 };
  const schema = ['guest_name', 'check_in', 'nights'].map((id) => ({ id }));

  it('are what was mapped, without what was left empty', async () => {
    const variables = {
      mappingMode: 'defineBelow',
      value: { guest_name: 'Karim', check_in: '', nights: 7 },
      schema,
    } as unknown as IDataObject;
    expect(await bodySent('POST', '/whatsapp/messages', { ...message, variables })).toEqual({
      ...sent,
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
      ...sent,
      variables: { check_in: '2026-08-12', check_out: '2026-08-19 11:00', guest_name: '2026' },
    });
  });

  it('are taken from the item under their own names, and nothing else of it', async () => {
    const variables = { mappingMode: 'autoMapInputData', value: null, schema } as unknown as IDataObject;
    const items = [{ guest_name: 'Salma', nights: 3, secret: 'x' }];
    expect(await bodySent('POST', '/whatsapp/messages', { ...message, variables }, items)).toEqual({
      ...sent,
      variables: { guest_name: 'Salma', nights: 3 },
    });
  });

  it('are not sent when there are none', async () => {
    expect(await bodySent('POST', '/whatsapp/messages', { ...message })).toEqual(sent);
  });
});
