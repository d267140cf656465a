import { operations } from '@lgcd/core-client/contract';
import { z } from 'zod';
import { action, named, rowOf } from '../action.ts';
import { audit } from '../audit-log/audit.ts';
import { presentOwner } from './present.ts';

const { name, company, email, phone, city } = operations['owner.get'].returns.schema.shape;
const optional = z.object({ company, email, phone, city }).partial().shape;

export const actions = {
  'owner.create': action({
    summary: 'Add an owner; property.update with its owner_id gives it a property',
    body: z.object({ name, ...optional }),
    run: (domain, { name, company = null, email = null, phone = null, city = null }) => {
      const row = domain.store.insert('owners', { name, company, email, phone, city });
      audit(domain, {
        action: 'owner.created',
        description: `Owner ${row.name} was added.`,
        subject: ['owner', row.id],
      });
      return presentOwner(domain, row);
    },
  }),
  'owner.update': action({
    summary: 'Change an owner',
    body: z.object({ owner_id: named('owner'), name: name.optional(), ...optional }),
    run: (domain, { owner_id, ...edit }) => {
      const { id } = rowOf(domain, 'owners', owner_id);
      const given = Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined));
      const row = domain.store.update('owners', id, given);
      audit(domain, {
        action: 'owner.updated',
        description: `Owner ${row.name} was changed.`,
        subject: ['owner', row.id],
      });
      return presentOwner(domain, row);
    },
  }),
};
