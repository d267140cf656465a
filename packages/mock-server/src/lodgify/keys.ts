import type { Core } from '../engine/core.ts';
import { equalSecrets } from '../engine/secrets.ts';
import { HttpError } from '../http/laravel/errors.ts';
import { lodgifyKeyOf } from '../seed/demo-secret.ts';

/**
 * The agency whose Lodgify account the header `X-ApiKey` opens.
 * @throws HttpError 401
 */
export function agencyOfKey(core: Core, key: string | undefined): number {
  const given = key?.trim() ?? '';
  const agency = core.agencyIds().find((id) => equalSecrets(lodgifyKeyOf(core, id), given));
  if (agency === undefined) {
    throw new HttpError(401, key ? 'The API key is not valid.' : 'The header X-ApiKey is missing.');
  }
  return agency;
}
