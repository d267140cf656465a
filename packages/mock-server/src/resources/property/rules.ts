import { randomBytes } from 'node:crypto';
import type { Domain } from '../../engine/domain.ts';
import { toCents } from '../../figures/money.ts';
import { audit } from '../audit-log/audit.ts';
import { refuseUnless } from '../refuse-unless.ts';
import type { Row } from '../tables.ts';
import { presentProperty } from './present.ts';

type Property = Row<'properties'>;
type Fields = Pick<
  Property,
  | 'name'
  | 'city'
  | 'address'
  | 'type'
  | 'description'
  | 'bedrooms'
  | 'bathrooms'
  | 'capacity'
  | 'min_stay'
  | 'commission_rate'
  | 'check_in_time'
  | 'check_out_time'
  | 'owner_id'
  | 'status'
> & { base_price: number };
export type PropertyEdit = { [K in keyof Fields]?: Fields[K] | undefined };
export type NewProperty = PropertyEdit & Pick<Fields, 'name' | 'city' | 'type' | 'capacity' | 'base_price'>;

/** What a person leaves out of the form of a new property. Inferred. */
export const newPropertyDefaults = {
  owner_id: null,
  status: 'active',
  address: null,
  description: null,
  bedrooms: 1,
  bathrooms: 1,
  min_stay: 1,
  commission_rate: 10,
  check_in_time: '15:00',
  check_out_time: '11:00',
} satisfies PropertyEdit;

function columns({ base_price, ...fields }: PropertyEdit): Partial<Property> {
  const base_price_cents = base_price === undefined ? undefined : toCents(base_price);
  return Object.fromEntries(
    Object.entries({ ...fields, base_price_cents }).filter(([, value]) => value !== undefined),
  );
}

function tell(
  domain: Domain,
  row: Property,
  change: 'created' | 'updated' | 'archived',
  metadata = {},
): void {
  domain.emit(`property.${change}`, { property: presentProperty(domain, row) });
  audit(domain, {
    action: `property.${change}`,
    description: `Property ${row.name} was ${change}.`,
    subject: ['property', row.id],
    metadata,
  });
}

export function createProperty(domain: Domain, given: NewProperty): Property {
  const row = domain.store.insert('properties', {
    ...newPropertyDefaults,
    name: given.name,
    city: given.city,
    type: given.type,
    capacity: given.capacity,
    base_price_cents: toCents(given.base_price),
    ...columns(given),
    calendar_token: randomBytes(16).toString('hex'),
  });
  tell(domain, row, 'created');
  return row;
}

export function updateProperty(domain: Domain, before: Property, edit: PropertyEdit): Property {
  const values = columns(edit);
  const row = domain.store.update('properties', before.id, values);
  tell(domain, row, 'updated', { fields: Object.keys(values) });
  return row;
}

/** Leaves the calendar; its bookings stay. */
export function archiveProperty(domain: Domain, before: Property): Property {
  refuseUnless(before.status, ['active', 'inactive'], 'property', 'archived');
  const row = domain.store.update('properties', before.id, { status: 'archived' });
  tell(domain, row, 'archived');
  return row;
}
