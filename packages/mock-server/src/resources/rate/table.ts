import { cents, date, int, nullable, ref, text } from '../../engine/store/columns.ts';
import { stamps, tenant } from '../../engine/store/tenant.ts';

export const tables = {
  rates: {
    ...tenant,
    property_id: ref('properties'),
    name: nullable(text),
    start_date: date,
    /** Inclusive. */
    end_date: date,
    nightly_price_cents: cents,
    min_stay: nullable(int),
    ...stamps,
  },
} as const;

export const indexes = ['create index rates_property on rates (property_id, start_date)'];
