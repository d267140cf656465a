import type { Returned } from '@lgcd/core-client/contract';
import { cents, int, json, text, time, word } from '../../engine/store/columns.ts';
import { stamps, tenant } from '../../engine/store/tenant.ts';

type TaxReport = Returned<'taxReport.get'>;

export const tables = {
  tax_reports: {
    ...tenant,
    type: word<TaxReport['type']>(),
    period: text,
    nights_booked: int,
    guest_nights: int,
    taxable_cents: cents,
    tax_cents: cents,
    /** As the API shows them. */
    lines:
      json<
        {
          property_id: number;
          nights_booked: number;
          guest_nights: number;
          taxable_amount: number;
          tax_amount: number;
        }[]
      >(),
    generated_at: time,
    ...stamps,
  },
} as const;

export const indexes = ['create unique index tax_reports_period on tax_reports (agency_id, type, period)'];
