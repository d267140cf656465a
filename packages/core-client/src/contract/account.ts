import { z } from 'zod';
import { dateTime, id, text } from './common.ts';
import { example, inferred, notOffered, one, operation, published, resource } from './define.ts';
import { abilityNames } from './scopes.ts';

export const planSchema = z.enum(['basic', 'business', 'pro']).meta({
  description: 'Business and Pro have the whole API, and so has a trial; Basic reads its SaaS invoices',
  'x-provenance': 'published',
});

export const accountSchema = z
  .object({
    agency: z.object({
      ...inferred({ id: id('ID of the agency'), name: text('Name of the agency') }),
      plan: planSchema,
      ...inferred({ trial_ends_at: dateTime('End of the 14-day trial').nullable() }),
    }),
    token: z.object(
      published({
        name: text('Name of the token'),
        abilities: z.array(z.enum(abilityNames)).meta({ description: 'What the token may do' }),
        expires_at: dateTime('When the token expires, null for never').nullable(),
      }),
    ),
  })
  .meta({ id: 'Account', description: 'The agency and the token of the caller' });

export const accountExample = example(accountSchema, {
  agency: { id: 42, name: 'Atlas Conciergerie', plan: 'business', trial_ends_at: null },
  token: { name: 'n8n', abilities: ['bookings:read', 'whatsapp:write'], expires_at: null },
});

export const account = resource({
  label: 'Account',
  plural: 'Account',
  description: 'The agency and the token behind a call',
  model: 'PersonalAccessToken',
  operations: {
    get: operation({
      method: 'GET',
      path: '/me',
      summary: 'Get the account',
      zapier: notOffered('The connection test calls it.'),
      description:
        'Answers the agency, its plan, and the abilities of the token. Any valid token may call it.',
      returns: one(accountSchema),
      examples: [{ title: 'Who am I', input: {} }],
    }),
  },
});
