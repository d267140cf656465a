import { seedAgencies } from '../../seed/agencies.ts';
import type { Row } from '../tables.ts';

/** Price of a month of a plan, in centimes: that of the demo agency which has it. */
export function monthlyPrice(plan: Row<'agencies'>['plan']): number {
  const found = seedAgencies.find((agency) => agency.plan === plan);
  if (!found) throw new Error(`No price is known of the plan ${plan}.`);
  return found.price;
}
