import { HttpError } from '../../http/laravel/errors.ts';
import type { HandlersOf } from '../handler.ts';

export const handlers = {
  'account.get': ({ agency, token }) => {
    if (!token) throw new HttpError(401, 'Unauthenticated.');
    return {
      agency: { id: agency.id, name: agency.name, plan: agency.plan, trial_ends_at: agency.trial_ends_at },
      token: { name: token.name, abilities: token.abilities, expires_at: token.expires_at },
    };
  },
} satisfies HandlersOf<'account'>;
