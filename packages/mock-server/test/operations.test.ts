import { describe, expect, it } from '@jest/globals';
import type { MockServer } from '../src/index.ts';
import { call } from './http.ts';
import type { Listener } from './listen.ts';
import { useListener } from './world.ts';

let mock: MockServer;
let listener: Listener;
useListener((world) => {
  ({ mock, listener } = world);
});

const post = (path: string, body: object) => call(mock, `/v1${path}`, { method: 'POST', body });
const patch = (path: string, body: object) => call(mock, `/v1${path}`, { method: 'PATCH', body });
const get = async (path: string) => (await call(mock, `/v1${path}`)).json;

describe('a cleaning task', () => {
  const create = async (more: object = {}) => {
    const reply = await post('/cleaning-tasks', {
      property_id: 1,
      scheduled_at: '2026-08-19T12:30:00+01:00',
      ...more,
    });
    expect(reply.status).toBe(201);
    return reply.json.data;
  };

  it('waits until somebody has it, and is kept in UTC', async () => {
    expect(await create()).toMatchObject({
      status: 'pending',
      assignee: null,
      scheduled_at: '2026-08-19T11:30:00+00:00',
      checklist: [],
    });
    expect(await listener.names()).toEqual([]);
  });

  it('is assigned to somebody, then to somebody else, then to nobody', async () => {
    const { id, status } = await create({ assignee: 'Fatima Z.' });
    expect(status).toBe('assigned');
    expect(await listener.names()).toEqual(['cleaning.assigned']);
    await patch(`/cleaning-tasks/${id}`, { assignee: 'Brahim O.' });
    expect(await listener.names()).toEqual(['cleaning.assigned']);
    const { data } = (await patch(`/cleaning-tasks/${id}`, { assignee: null })).json;
    expect(data).toMatchObject({ status: 'pending', assignee: null });
    expect(await listener.names()).toEqual([]);
  });

  it('begins, and is completed for good', async () => {
    const { id } = await create({ assignee: 'Fatima Z.' });
    await mock.advance(60);
    const begun = await patch(`/cleaning-tasks/${id}`, {
      status: 'in_progress',
      photos_before: ['https://photos.example.com/1.jpg'],
    });
    expect(begun.json.data.started_at).toBe(mock.now());
    await listener.heard();
    const done = await patch(`/cleaning-tasks/${id}`, { status: 'completed', photos_before: null });
    expect(done.json.data).toMatchObject({
      status: 'completed',
      completed_at: mock.now(),
      photos_before: [],
    });
    expect(await listener.names()).toEqual(['cleaning.completed']);
    const refused = await patch(`/cleaning-tasks/${id}`, { status: 'assigned' });
    expect(refused.json.errors).toEqual({
      status: ['A completed cleaning task does not change its status.'],
    });
    expect((await patch(`/cleaning-tasks/${id}`, { notes: 'Lampe cassée' })).json.data.notes).toBe(
      'Lampe cassée',
    );
    expect(await listener.names()).toEqual([]);
  });

  it('is skipped, and planned again', async () => {
    const { id } = await create();
    await patch(`/cleaning-tasks/${id}`, { status: 'skipped' });
    expect(await listener.names()).toEqual(['cleaning.skipped']);
    expect((await patch(`/cleaning-tasks/${id}`, { status: 'pending' })).status).toBe(200);
  });

  it('is refused for an assignment to nobody and a booking elsewhere', async () => {
    const body = { property_id: 2, scheduled_at: '2026-08-19T12:30:00Z' };
    expect((await post('/cleaning-tasks', { ...body, status: 'assigned' })).json.errors).toEqual({
      assignee: ['The assignee field is required when status is assigned.'],
    });
    expect((await post('/cleaning-tasks', { ...body, booking_id: 9876 })).json.errors).toEqual({
      booking_id: ['The selected booking id is invalid.'],
    });
  });

  it('is found by when it is due', async () => {
    const { id } = await create({ scheduled_at: '2039-01-01T00:30:00+01:00' });
    const found = await get(
      '/cleaning-tasks?scheduled_from=2038-12-31T23:30:00Z&scheduled_to=2038-12-31T23:30:00Z',
    );
    expect(found.data.map((task: { id: number }) => task.id)).toEqual([id]);
  });

  it('refuses a time that UTC cannot show', async () => {
    const reply = await post('/cleaning-tasks', {
      property_id: 1,
      scheduled_at: '9999-12-31T23:59:59-01:00',
    });
    expect(reply.json.errors).toEqual({ scheduled_at: ['The scheduled at field must be a valid date.'] });
  });
});

describe('a maintenance ticket', () => {
  const create = async (more: object = {}) => {
    const reply = await post('/maintenance-tickets', { property_id: 1, title: 'Fuite', ...more });
    expect(reply.status).toBe(201);
    return reply.json.data;
  };

  it('is open and normal unless it says otherwise', async () => {
    expect(await create()).toMatchObject({ status: 'open', priority: 'normal', assignee: null, cost: null });
    expect(await listener.names()).toEqual(['maintenance.created']);
  });

  it('tells of all that it is at once', async () => {
    expect(await create({ priority: 'urgent', assignee: 'Plomberie Atlas' })).toMatchObject({
      status: 'assigned',
    });
    expect(await listener.names()).toEqual([
      'maintenance.created',
      'maintenance.assigned',
      'maintenance.urgent',
    ]);
  });

  it('becomes urgent once, is assigned, and resolved with its cost', async () => {
    const { id } = await create();
    await listener.heard();
    await patch(`/maintenance-tickets/${id}`, { priority: 'urgent' });
    await patch(`/maintenance-tickets/${id}`, { priority: 'urgent', description: 'Pire' });
    expect(await listener.names()).toEqual(['maintenance.urgent']);
    await patch(`/maintenance-tickets/${id}`, { assignee: 'Clim Service' });
    expect(await listener.names()).toEqual(['maintenance.assigned']);
    const { data } = (await patch(`/maintenance-tickets/${id}`, { status: 'resolved', cost: 450.5 })).json;
    expect(data).toMatchObject({ status: 'resolved', cost: 450.5, resolved_at: mock.now() });
    expect(await listener.names()).toEqual(['maintenance.resolved']);
  });

  it('is neither assigned nor opened again once resolved', async () => {
    const { id } = await create({ status: 'resolved' });
    await listener.heard();
    expect((await patch(`/maintenance-tickets/${id}`, { assignee: 'X' })).json.errors).toEqual({
      assignee: ['A resolved ticket cannot be assigned.'],
    });
    expect((await patch(`/maintenance-tickets/${id}`, { status: 'open' })).json.errors).toEqual({
      status: ['A resolved ticket does not change its status.'],
    });
    expect((await patch(`/maintenance-tickets/${id}`, { cost: 100 })).json.data.cost).toBe(100);
    expect(await listener.names()).toEqual([]);
  });
});

describe('a review', () => {
  const given = { property_id: 1, rating: 2, author: 'Salma E.' };

  it('is received, and found by its rating', async () => {
    const { data } = (await post('/reviews', { ...given, booking_id: 9876, source: 'airbnb' })).json;
    expect(data).toMatchObject({ rating: 2, source: 'airbnb', booking_id: 9876, comment: null });
    const [heard] = await listener.heard();
    expect(heard).toMatchObject({ event: 'review.received', data: { review: data } });
    expect((await get('/reviews?rating_max=2&source=airbnb')).data[0].id).toBe(data.id);
    expect((await get('/reviews?created_since=2026-07-15T00:00:00Z')).meta.total).toBeGreaterThan(0);
  });

  it('is refused when its key is taken or its booking was elsewhere', async () => {
    await post('/reviews', { ...given, external_reference: 'r-1' });
    const reply = await post('/reviews', {
      ...given,
      property_id: 2,
      booking_id: 9876,
      external_reference: 'r-1',
    });
    expect(reply.json.errors).toEqual({
      booking_id: ['The selected booking id is invalid.'],
      external_reference: ['The external reference has already been taken.'],
    });
  });
});

describe('a seasonal rate', () => {
  const season = {
    property_id: 1,
    name: 'Aïd',
    start_date: '2027-05-10',
    end_date: '2027-05-20',
    nightly_price: 1150,
    min_stay: 3,
  };

  it('prices its nights, is told, and does not overlap another', async () => {
    const { data } = (await post('/rates', season)).json;
    expect((await listener.heard())[0]).toMatchObject({
      event: 'property.rate_changed',
      data: { change: 'created', rate: data, property: { id: 1 } },
    });
    const { data: calendar } = await get('/calendar?from=2027-05-20&to=2027-05-21&property_ids[]=1');
    expect(calendar[0].days.map(({ price, min_stay }: Record<string, number>) => [price, min_stay])).toEqual([
      [1150, 3],
      [750, 2],
    ]);
    const other = await post('/rates', { ...season, start_date: '2027-05-20', end_date: '2027-05-25' });
    expect(Object.keys(other.json.errors)).toEqual(['start_date']);
    expect(
      (
        await call(mock, `/v1/rates/${data.id}`, {
          method: 'PUT',
          body: { ...season, nightly_price: 900, min_stay: null },
        })
      ).status,
    ).toBe(200);
    expect((await call(mock, `/v1/rates/${data.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await listener.heard()).map((each) => each.data.change)).toEqual(['updated', 'deleted']);
  });
});

describe('the calendar', () => {
  it('shows every property that is not archived', async () => {
    const first = await get('/calendar?from=2026-08-12&to=2026-08-12');
    expect(first.data).toHaveLength(10);
    expect(first.data[0].days).toEqual([
      { date: '2026-08-12', status: 'booked', price: 750, min_stay: 2, booking_id: 9876 },
    ]);
    const { data } = (
      await call(mock, '/_mock/actions/property.create', {
        method: 'POST',
        token: null,
        body: { name: 'Dar', city: 'Fès', type: 'house', capacity: 2, base_price: 300, min_stay: 4 },
      })
    ).json;
    expect((await get('/calendar?from=2026-08-12&to=2026-08-12')).data).toHaveLength(11);
    await call(mock, '/_mock/actions/property.archive', {
      method: 'POST',
      token: null,
      body: { property_id: data.id },
    });
    expect((await get('/calendar?from=2026-08-12&to=2026-08-12')).data).toHaveLength(10);
    expect(await listener.names()).toEqual(['property.created', 'property.archived']);
  });

  it('ends after 366 days', async () => {
    expect((await call(mock, '/v1/calendar?from=2026-01-01&to=2027-01-01')).status).toBe(200);
    expect((await call(mock, '/v1/reports/revenue?from=2026-01-01&to=2027-01-02')).json.errors).toEqual({
      to: ['The to field must be a date before or equal to 2027-01-01.'],
    });
    expect((await call(mock, '/v1/calendar?from=9999-12-01&to=9999-12-31')).status).toBe(200);
  });
});
