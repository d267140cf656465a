import { invalid } from '../http/laravel/errors.ts';

/** `A cancelled booking cannot be checked in.` on the field `status`: the object is not in the state for it. */
export function refuseUnless<S extends string>(
  status: S,
  allowed: readonly S[],
  noun: string,
  participle: string,
): void {
  if (allowed.includes(status)) return;
  const state = status.replaceAll('_', ' ');
  const article = /^[aeiou]/.test(state) ? 'An' : 'A';
  throw invalid({ status: `${article} ${state} ${noun} cannot be ${participle}.` });
}
