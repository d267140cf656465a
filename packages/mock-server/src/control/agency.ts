import type { Core } from '../engine/core.ts';
import { invalid } from '../http/laravel/errors.ts';

/**
 * The agency that a call means; the first one when it names none.
 * @throws Invalid
 */
export function agencyOf(core: Core, given: number | null | undefined): number {
  const known = core.agencyIds();
  const id = given ?? known[0];
  if (id === undefined || !known.includes(id)) {
    throw invalid({ agency_id: `There is no agency ${id}. The agencies are ${known.join(', ')}.` });
  }
  return id;
}
