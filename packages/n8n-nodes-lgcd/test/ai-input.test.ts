import { describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { bodySent, stay, stayBody } from './harness/body-sent.ts';
import { run } from './harness/execute.ts';
import { origin } from './harness/http.ts';
import { closedNetwork } from './harness/network.ts';
import { page } from './harness/pages.ts';

closedNetwork();

describe('what a language model fills in', () => {
  const ai = (name: string) => `={{ $fromAI('${name}', '', 'string') }}`;

  it('is left out where it had to give something and knew nothing', async () => {
    const additionalFields = { totalAmount: 0, notes: '', externalReference: '' };
    const written = {
      additionalFields: { totalAmount: ai('Total'), notes: ai('Notes'), externalReference: ai('Ref') },
    };
    expect(await bodySent('POST', '/bookings', { ...stay, additionalFields }, undefined, written)).toEqual(
      stayBody,
    );
  });

  it('filters by what it knew', async () => {
    nock(origin)
      .get('/v1/bookings')
      .query({ status: 'confirmed', page: 1, per_page: 50 })
      .reply(200, page([]));
    const list = { resource: 'booking', operation: 'getAll' };
    const written = { filters: { search: ai('Search'), propertyId: ai('Property'), status: ai('Status') } };
    const filters = { search: '', propertyId: 0, status: 'confirmed' };
    expect(await run({ parameters: { ...list, filters }, written })).toEqual([]);
  });

  it('is no free night', async () => {
    const rate = {
      resource: 'rate',
      operation: 'create',
      propertyId: 3,
      startDate: '2027-05-10',
      endDate: '2027-05-20',
    };
    await expect(
      run({ parameters: { ...rate, nightlyPrice: 0 }, written: { nightlyPrice: ai('Price') } }),
    ).rejects.toThrow('Nightly Price is 0, which a language model gives');
  });
});
