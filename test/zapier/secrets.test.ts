import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startWorld, type World } from './world.ts';

type Item = Record<string, unknown>;

/** What the platform's logger received, and what went past it, while everything that carries a secret happened. */
describe('the log stream', () => {
  let world: World;
  const secrets = new Map<string, string>();
  const errors: string[] = [];
  const failing = (attempt: Promise<unknown>) => attempt.catch((error: Error) => errors.push(error.message));

  beforeAll(async () => {
    world = await startWorld();
    const { app, authData, mock, run, zaps } = world;
    const [, plain = ''] = String(authData.access_token).split('|');
    secrets.set('access token', plain);
    await app.execute('authentication.test', { authData });
    const zap = await zaps.turnOn<Item>('booking_confirmed', { authData });
    secrets.set('webhook secret', (zap.subscribeData as { secret: string }).secret);
    await zap.subscribeAgain();
    secrets.set('rotated webhook secret', (zap.subscribeData as { secret: string }).secret);
    await mock.emit('booking.confirmed');
    await zap.next();
    await zap.receive({ ...zap.last(), content: '{"forged":true}' });
    await run('triggers.booking_confirmed.operation.performList');
    const [property] = await run<Item[]>('searches.find_property.operation.perform', { property_id: 1 });
    secrets.set(
      'signed iCal link',
      new URL(String(property?.ical_export_url)).searchParams.get('token') ?? '',
    );
    await failing(run('creates.create_booking.operation.perform', { property_id: 999999 }));
    mock.fault({ status: 500 });
    await failing(run('searches.find_owner.operation.perform', { owner_id: 1 }));
    mock.fault({ drop: 'before' });
    await failing(run('searches.find_owner.operation.perform', { owner_id: 1 }));
    mock.fault({ status: 401 });
    await failing(run('searches.find_owner.operation.perform', { owner_id: 1 }));
    const lodgify_object = JSON.stringify({
      action: 'booking_change',
      booking: { id: 'none' },
      guest: { name: 'Zuleika Quist', email: 'zuleika@example.com', phone_number: '+212699887766' },
    });
    const properties = '10000 = 1';
    await failing(run('creates.import_lodgify_booking.operation.perform', { lodgify_object, properties }));
    await zap.turnOff();
  }, 120_000);
  afterAll(() => world.close());

  it('holds what happened', () => {
    const types = new Set(world.app.logs().map(({ data }) => data.log_type));
    expect(types).toEqual(new Set(['http', 'console', 'error']));
    expect(errors).toHaveLength(5);
    const told = JSON.stringify(world.app.logs());
    for (const field of ['ical_export_url', 'secret', 'authorization'])
      expect(told).toMatch(new RegExp(field, 'i'));
  });

  it('holds nothing of a guest whose booking cannot be imported', () => {
    const told = JSON.stringify([world.app.logs(), world.app.output(), errors]);
    expect(errors.at(-1)).toMatch(/booking/);
    expect(told).not.toMatch(/zuleika|quist|9887766/i);
  });

  it.each(['access token', 'webhook secret', 'rotated webhook secret', 'signed iCal link'])(
    'holds no %s',
    (name) => {
      const secret = secrets.get(name) ?? '';
      expect(secret.length).toBeGreaterThan(12);
      const told = JSON.stringify([world.app.logs(), world.app.output(), errors]);
      const where = told.indexOf(secret);
      expect(where < 0 ? '' : told.slice(Math.max(0, where - 300), where)).toBe('');
    },
  );
});
