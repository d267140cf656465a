import { z } from 'zod';
import { byId, email, id, paged, phone, reference, text, timestamps } from './common.ts';
import { example, inferred, one, operation, page, partOfSearch, resource, search } from './define.ts';

export const ownerSchema = z
  .object(
    inferred({
      id: id('ID of the owner'),
      name: text('Name of the owner'),
      company: text('Company of the owner').nullable(),
      email: email('Email of the owner').nullable(),
      phone: phone('Phone number of the owner, E.164').nullable(),
      city: text('City of the owner').nullable(),
      property_ids: z
        .array(reference('property', 'ID of a property'))
        .meta({ description: 'IDs of the properties of the owner' }),
      ...timestamps,
    }),
  )
  .meta({ id: 'Owner', description: 'A person or company whose properties the agency manages' });

export const ownerExample = example(ownerSchema, {
  id: 1,
  name: 'Nadia Benjelloun',
  company: null,
  email: 'nadia@example.com',
  phone: '+212600000100',
  city: 'Casablanca',
  property_ids: [1, 2, 3],
  created_at: '2025-06-01T09:00:00+00:00',
  updated_at: '2025-06-01T09:00:00+00:00',
});

export const owner = resource({
  label: 'Owner',
  plural: 'Owners',
  description: 'Owners of the properties',
  model: 'Owner',
  operations: {
    getAll: operation({
      method: 'GET',
      path: '/owners',
      summary: 'List owners',
      zapier: search('find_owner', 'Finds an owner by name, company or email.'),
      abilities: ['owners:read'],
      query: paged({
        search: text('Only owners whose name, company, email or phone contains this text').optional(),
      }),
      returns: page(ownerSchema),
      examples: [{ title: 'By name', input: { search: 'Benjelloun' } }],
    }),
    get: operation({
      method: 'GET',
      path: '/owners/{id}',
      summary: 'Get an owner',
      zapier: partOfSearch,
      abilities: ['owners:read'],
      params: byId('owner'),
      returns: one(ownerSchema),
      examples: [{ title: 'Owner 1', input: { id: 1 } }],
    }),
  },
});
