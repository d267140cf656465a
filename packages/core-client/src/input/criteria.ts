import { isBlank } from './blank.ts';
import type { ReadableField } from './field.ts';
import { readPhone } from './phone.ts';
import { type Form, readInput } from './read.ts';
import { FieldError } from './refusal.ts';

/** Says which one is meant, as a reference, a name or a search does; a status or a day only narrows a list. */
export const isIdentifying = ({ type, resource }: ReadableField): boolean =>
  resource === undefined && (type === 'string' || type === 'uuid' || type === 'email' || type === 'phone');

/** A phone number is searched for as LGCD holds it, however it was written. */
function searchText(text: string): string {
  if (!/^[+(]?[\d\s().+\-/]{7,}$/.test(text) || text.length > 60) return text;
  try {
    return readPhone(text);
  } catch {
    // Without its country it is a part of one.
    return text;
  }
}

/**
 * The criteria of a search out of a filled form.
 *
 * A criterion that was put in and came out blank would be left out and the search would find others: the first booking
 * of a list instead of the one with that reference. So it is refused, unless another criterion says which one is meant.
 *
 * @param given what the form holds for a field; `undefined` where nothing was put in
 * @throws FieldError
 */
export function readCriteria<F extends ReadableField>(
  fields: readonly F[],
  given: (field: F) => unknown,
  form: Form,
): Record<string, unknown> {
  const criteria = readInput(fields, given, form);
  const blanks = fields.filter(
    (field) => given(field) !== undefined && isBlank(given(field)) && !form.fromModel?.has(field.name),
  );
  const isMeant = fields.some((field) => isIdentifying(field) && criteria[field.name] !== undefined);
  if (blanks.length > 0 && !isMeant) {
    const labels = blanks.map(({ label }) => label).join(', ');
    throw new FieldError({
      [blanks[0]?.name ?? '']:
        `${labels} came out empty, so the search would find others than what is meant. Give a value, or take the field out.`,
    });
  }
  return typeof criteria.search === 'string'
    ? { ...criteria, search: searchText(criteria.search) }
    : criteria;
}
