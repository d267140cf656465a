import type { Returned } from '@lgcd/core-client/contract';
import type { Domain } from '../../engine/domain.ts';
import { mad } from '../../figures/money.ts';
import type { Row } from '../tables.ts';

export type Property = Returned<'property.get'>;

export const calendarUrl = (domain: Pick<Domain, 'baseUrl'>, row: Row<'properties'>): string =>
  `${domain.baseUrl}/properties/${row.id}/calendar.ics?token=${row.calendar_token}`;

export function presentProperty(domain: Pick<Domain, 'baseUrl'>, row: Row<'properties'>): Property {
  const { agency_id: _, base_price_cents, calendar_token: __, ...fields } = row;
  return {
    ...fields,
    base_price: mad(base_price_cents),
    currency: 'MAD',
    ical_export_url: calendarUrl(domain, row),
  };
}
