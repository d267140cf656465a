import { fields, propertyFields } from '@lgcd/core-client/contract';
import { z } from 'zod';
import { action, named, rowOf } from '../action.ts';
import { presentProperty } from './present.ts';
import { archiveProperty, createProperty, updateProperty } from './rules.ts';

const owner_id = named('owner').nullish();
const status = fields.choice(['active', 'inactive'], 'Whether it can be booked').optional();
const optional = z.object(propertyFields).partial().shape;
const { name, city, type, capacity, base_price } = propertyFields;
const one = z.object({ property_id: named('property') });

export const actions = {
  'property.create': action({
    summary: 'Create a property',
    body: z.object({ ...optional, name, city, type, capacity, base_price, owner_id }),
    run: (domain, input) => presentProperty(domain, createProperty(domain, input)),
  }),
  'property.update': action({
    summary: 'Change a property',
    body: z.object({ ...one.shape, ...optional, owner_id, status }),
    run: (domain, { property_id, ...edit }) =>
      presentProperty(domain, updateProperty(domain, rowOf(domain, 'properties', property_id), edit)),
  }),
  'property.archive': action({
    summary: 'Archive a property: it leaves the calendar, its bookings stay',
    body: one,
    run: (domain, { property_id }) =>
      presentProperty(domain, archiveProperty(domain, rowOf(domain, 'properties', property_id))),
  }),
};
