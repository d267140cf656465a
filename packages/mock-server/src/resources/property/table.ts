import type { Returned } from '@lgcd/core-client/contract';
import { cents, int, looseRef, nullable, real, text, word } from '../../engine/store/columns.ts';
import { stamps, tenant } from '../../engine/store/tenant.ts';

type Property = Returned<'property.get'>;

export const tables = {
  properties: {
    ...tenant,
    owner_id: looseRef('owners'),
    status: word<Property['status']>(),
    name: text,
    city: text,
    address: nullable(text),
    type: word<Property['type']>(),
    description: nullable(text),
    bedrooms: int,
    bathrooms: int,
    capacity: int,
    base_price_cents: cents,
    min_stay: int,
    /** Percent. */
    commission_rate: real,
    check_in_time: text,
    check_out_time: text,
    /** The signature in the link of the iCal export. */
    calendar_token: text,
    ...stamps,
  },
} as const;

export const indexes = ['create index properties_agency on properties (agency_id, status)'];
