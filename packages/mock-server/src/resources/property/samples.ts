import type { EventData } from '@lgcd/core-client/contract';
import type { Domain } from '../../engine/domain.ts';
import type { SamplesOf } from '../define.ts';
import { presentRate } from '../rate/present.ts';
import { blockOf, newest } from '../sample.ts';
import { presentProperty } from './present.ts';

const property =
  (status: 'active' | 'archived') =>
  (domain: Domain): EventData<'property.created'> | undefined =>
    blockOf(newest(domain, 'properties', `status = '${status}'`, 'id'), (found) => ({
      property: { ...presentProperty(domain, found), status },
    }));

export const samples = {
  'property.created': property('active'),
  'property.updated': property('active'),
  'property.archived': property('archived'),
  'property.rate_changed': (domain) =>
    blockOf(domain.store.first('rates', [], 'id desc'), (rate) => {
      const owner = domain.store.find('properties', rate.property_id);
      return (
        owner && { property: presentProperty(domain, owner), rate: presentRate(rate), change: 'updated' }
      );
    }),
} satisfies SamplesOf<'property'>;
