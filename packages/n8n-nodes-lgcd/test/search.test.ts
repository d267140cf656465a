import { describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { action, editor } from './harness/execute.ts';
import { origin } from './harness/http.ts';
import { closedNetwork } from './harness/network.ts';
import { page } from './harness/pages.ts';

closedNetwork();

const { listSearch, loadOptions, resourceMapping } = action.methods;
const answer = (path: string, query: object, body: nock.Body) =>
  nock(origin)
    .get(`/v1${path}`)
    .query({ per_page: 100, ...query } as never)
    .reply(200, body);
const one = { resource: 'booking', operation: 'get' };

describe('the list of a locator', () => {
  it('is searched by LGCD, where LGCD has a search', async () => {
    const booking = {
      id: 9,
      reference: 'BKG-A1',
      guest_name: 'Karim',
      check_in: '2026-08-12',
      check_out: '2026-08-19',
    };
    answer('/bookings', { page: 1, search: 'karim' }, page([booking]));
    expect(await listSearch.searchBookings.call(editor({ parameters: one }), 'karim')).toEqual({
      results: [{ name: 'BKG-A1 · Karim · 2026-08-12 to 2026-08-19', value: 9 }],
    });
  });

  it('comes page by page', async () => {
    const properties = (from: number) => [{ id: from, name: `Riad ${from}`, city: 'Fès' }];
    answer('/properties', { page: 1 }, page(properties(1), { last: 2 }));
    const first = await listSearch.searchProperties.call(editor({ parameters: one }));
    expect(first).toEqual({ results: [{ name: 'Riad 1 · Fès', value: 1 }], paginationToken: '2' });
    answer('/properties', { page: 2 }, page(properties(2), { current: 2, last: 2 }));
    const second = await listSearch.searchProperties.call(
      editor({ parameters: one }),
      '',
      first.paginationToken,
    );
    expect(second).toEqual({ results: [{ name: 'Riad 2 · Fès', value: 2 }] });
  });

  it('is searched in its labels, where LGCD has no search, page after page until something is found', async () => {
    const webhook = (id: number, url: string) => ({ id, url, description: null });
    answer('/webhooks', { page: 1 }, page([webhook(1, 'https://a.test')], { last: 3 }));
    answer('/webhooks', { page: 2 }, page([webhook(2, 'https://B.test')], { current: 2, last: 3 }));
    expect(await listSearch.searchWebhooks.call(editor({ parameters: one }), 'b.test')).toEqual({
      results: [{ name: '#2 · https://B.test', value: 2 }],
      paginationToken: '3',
    });
  });

  it('has each template once, with the languages it is written in', async () => {
    const template = (name: string, language: string) => ({ id: 1, name, language });
    answer(
      '/whatsapp/templates',
      { page: 1 },
      page([template('welcome', 'ar'), template('welcome', 'fr'), template('late', 'fr')]),
    );
    expect(await listSearch.searchWhatsAppTemplates.call(editor({ parameters: one }))).toEqual({
      results: [
        { name: 'late · fr', value: 'late' },
        { name: 'welcome · ar, fr', value: 'welcome' },
      ],
    });
  });

  it('of what belongs to another object asks for that one', async () => {
    const propertyId = { __rl: true, mode: 'url', value: 'https://api.lgcd.ma/v1/properties/3' };
    const parameters = { resource: 'icalSource', operation: 'sync', propertyId };
    answer('/properties/3/ical-sources', { page: 1 }, page([{ id: 5, name: 'Airbnb', channel: 'airbnb' }]));
    expect(await listSearch.searchICalSources.call(editor({ parameters }))).toEqual({
      results: [{ name: 'Airbnb · airbnb', value: 5 }],
    });
  });

  it('says what is missing instead of being empty', async () => {
    nock(origin).get('/v1/owners').query(true).reply(403, { message: 'Invalid ability provided.' });
    await expect(listSearch.searchOwners.call(editor({ parameters: one }))).rejects.toThrow('owners:read');
    const parameters = { resource: 'icalSource', operation: 'sync' };
    await expect(listSearch.searchICalSources.call(editor({ parameters }))).rejects.toThrow(
      'Property is empty. It is required.',
    );
  });

  it('has a method for every list that the descriptions name', () => {
    const named = JSON.stringify(action.description).match(/"searchListMethod":"(\w+)"/g) ?? [];
    expect(new Set(named.map((found) => found.split('"')[3]))).toEqual(new Set(Object.keys(listSearch)));
  });
});

it('properties to choose several of come all at once, in the order of their names', async () => {
  answer(
    '/properties',
    { page: 1 },
    page([
      { id: 1, name: 'Villa', city: 'Agadir' },
      { id: 2, name: 'Dar', city: null },
    ]),
  );
  expect(await loadOptions.getProperties.call(editor({ parameters: one }))).toEqual([
    { name: 'Dar', value: 2 },
    { name: 'Villa · Agadir', value: 1 },
  ]);
});

describe('the variables of a template', () => {
  const templates = page([
    { id: 1, name: 'welcome', language: 'fr', variables: ['guest_name', 'check_in'] },
    { id: 2, name: 'welcome', language: 'ar', variables: ['guest_name'] },
    { id: 3, name: 'late', language: 'ar', variables: ['hour'] },
  ]);
  const fields = async (parameters: object) => {
    const message = { resource: 'whatsappMessage', operation: 'create', ...parameters };
    const mapped = await resourceMapping.getTemplateVariables.call(editor({ parameters: message }));
    return mapped.fields.map(({ id, displayName }) => [id, displayName]);
  };
  const template = (value: string) => ({ __rl: true, mode: 'list', value });

  it('are offered by name', async () => {
    answer('/whatsapp/templates', { page: 1 }, templates);
    expect(await fields({ template: template('welcome') })).toEqual([
      ['guest_name', 'Guest name'],
      ['check_in', 'Check in'],
    ]);
  });

  it('are those of the chosen language', async () => {
    answer('/whatsapp/templates', { page: 1 }, templates);
    const chosen = { template: template('welcome'), additionalFields: { language: 'ar' } };
    expect(await fields(chosen)).toEqual([['guest_name', 'Guest name']]);
  });

  it('are those of the only language there is', async () => {
    answer('/whatsapp/templates', { page: 1 }, templates);
    expect(await fields({ template: template('late') })).toEqual([['hour', 'Hour']]);
  });

  it('need not be given where the booking fills them, and must where it does not', async () => {
    const template = { __rl: true, mode: 'name', value: 'welcome' };
    const message = { resource: 'whatsappMessage', operation: 'create', template };
    const needed = async (parameters: object) => {
      answer(
        '/whatsapp/templates',
        { page: 1 },
        page([{ name: 'welcome', language: 'fr', variables: ['guest_name', 'wifi_code'] }]),
      );
      const context = editor({ parameters: { ...message, ...parameters } });
      const { fields } = await resourceMapping.getTemplateVariables.call(context);
      return fields.map(({ id, required, removed }) => [id, required, removed]);
    };
    const filled = [
      ['guest_name', false, true],
      ['wifi_code', true, false],
    ];
    const all = filled.map(([id]) => [id, true, false]);
    expect(await needed({ bookingId: 5 })).toEqual(filled);
    expect(
      await needed({ sendTo: 'phone', to: '+212612345678', additionalFields: { bookingId: 5 } }),
    ).toEqual(filled);
    expect(await needed({ sendTo: 'phone', to: '+212612345678' })).toEqual(all);
    // A workflow of before.
    expect(await needed({ additionalFields: { to: '+212612345678' } })).toEqual(all);
  });

  it('are none before a template is chosen', async () => {
    expect(await fields({})).toEqual([]);
  });
});
