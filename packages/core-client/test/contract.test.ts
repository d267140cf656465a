import { afterEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { operationNames, operations, parentsOf } from '../src/contract/index.ts';

const table = operations as unknown as Record<string, unknown>;
const odd = 'booking.odd' as (typeof operationNames)[number];

afterEach(() => {
  delete table[odd];
});

const withParams = (params: z.ZodObject) => {
  table[odd] = { ...operations['booking.get'], params };
};

describe('The parents that a path names', () => {
  it('are the resources that its parameters are called after', () => {
    expect(parentsOf('webhookDelivery.get')).toEqual({ webhook_id: 'webhook' });
    expect(parentsOf('icalSource.create')).toEqual({ property_id: 'property' });
    expect(parentsOf('booking.get')).toEqual({});
  });

  it('may have a name of several words', () => {
    withParams(z.object({ cleaning_task_id: z.int(), id: z.int() }));
    expect(parentsOf(odd)).toEqual({ cleaning_task_id: 'cleaningTask' });
  });

  it.each(['guest_id', 'booking', 'property_ids'])(
    'are refused when there is no such resource: {%s}',
    (name) => {
      withParams(z.object({ [name]: z.int() }));
      expect(() => parentsOf(odd)).toThrow(`{${name}} in the path of booking.odd names no resource`);
    },
  );

  it('stand in the path of every operation as its parameters do', () => {
    for (const name of operationNames) {
      const { path, params } = operations[name];
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      expect([name, named.sort()]).toEqual([name, Object.keys(params.shape).sort()]);
    }
  });
});
