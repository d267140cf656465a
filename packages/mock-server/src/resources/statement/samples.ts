import type { SamplesOf } from '../define.ts';
import { presentOwner } from '../owner/present.ts';
import { blockOf } from '../sample.ts';
import { presentStatement } from './present.ts';

export const samples = {
  'owner.statement_ready': (domain) =>
    blockOf(domain.store.first('statements', [], 'id desc'), (statement) => {
      const owner = domain.store.find('owners', statement.owner_id);
      return owner && { statement: presentStatement(domain, statement), owner: presentOwner(domain, owner) };
    }),
} satisfies SamplesOf<'owner'>;
