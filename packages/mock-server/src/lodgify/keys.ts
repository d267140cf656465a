import type { Core } from '../engine/core.ts';
import { HttpError } from '../http/laravel/errors.ts';

/** Lodgify's demo key of an agency: `lodgify-demo-42`. */
export const lodgifyKeyOf = (agencyId: number): string => `lodgify-demo-${agencyId}`;

/**
 * The agency whose Lodgify account the header `X-ApiKey` opens.
 * @throws HttpError 401
 */
export function agencyOfKey(core: Core, key: string | undefined): number {
  const agency = core.agencyIds().find((id) => lodgifyKeyOf(id) === key?.trim());
  if (agency === undefined) {
    throw new HttpError(401, key ? 'The API key is not valid.' : 'The header X-ApiKey is missing.');
  }
  return agency;
}
