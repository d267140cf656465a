import { describe, expect, it } from '@jest/globals';
import { eventNames, familyNames } from '../../src/generated/events.ts';
import { matches } from '../../src/webhook.ts';

describe('a subscription', () => {
  it('to * covers every event', () => {
    expect(eventNames.filter((name) => matches('*', name))).toEqual(eventNames);
  });

  it.each(familyNames)('to %s.* covers that family and no other', (family) => {
    const covered = eventNames.filter((name) => matches(`${family}.*`, name));
    expect(covered.length).toBeGreaterThan(0);
    expect(covered).toEqual(eventNames.filter((name) => name.split('.')[0] === family));
  });

  it.each(eventNames)('to %s covers that event alone', (name) => {
    expect(eventNames.filter((other) => matches(name, other))).toEqual([name]);
  });

  it.each(['', '.*', 'booking', 'booking.', 'book.*', 'booking*', '**', 'booking.crea*', 'BOOKING.*'])(
    'to %j covers nothing',
    (pattern) => {
      expect(eventNames.filter((name) => matches(pattern, name))).toEqual([]);
    },
  );
});
