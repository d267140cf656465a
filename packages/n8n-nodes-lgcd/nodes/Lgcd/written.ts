import type { IExecuteFunctions } from 'n8n-workflow';
import type { Form, FormField } from './form.ts';
import { located } from './locator.ts';

/** The parameters as a person wrote them into the form, with their expressions. */
export type Written = Readonly<Record<string, unknown>>;

const isExpression = (value: unknown): value is string => typeof value === 'string' && value.startsWith('=');

const isNothing = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const at = (written: Written, { collection }: Form, { parameter, topLevel, raised }: FormField) => {
  const isAtTop = topLevel || (raised && Object.hasOwn(written, parameter));
  const holder = isAtTop ? written : ((collection && written[collection]) as Written | undefined);
  return holder && Object.hasOwn(holder, parameter) ? { value: located(holder[parameter]) } : undefined;
};

const isChosen = ({ type, event }: FormField) => type === 'choice' || event === true;

export const writtenIn = (context: IExecuteFunctions): Written => context.getNode().parameters ?? {};

/**
 * Fields of an update that a person added and left empty: that empties them. An expression never does, whatever it
 * gives, since one that finds nothing gives nothing.
 */
export function emptiedIn(written: Written, form: Form): Set<string> {
  if (form.collection !== 'updateFields') return new Set();
  return new Set(
    form.fields
      // A choice that was added shows none; nobody means by it that there is to be none.
      .filter((field) => !field.topLevel && !isChosen(field))
      .filter((field) => {
        const entry = at(written, form, field);
        return entry !== undefined && isNothing(entry.value);
      })
      .map(({ name }) => name),
  );
}

/** Choices that were added and show none yet, as Any of a filter. */
export const unchosenIn = (written: Written, form: Form): Set<string> =>
  new Set(
    form.fields
      .filter((field) => isChosen(field) && at(written, form, field)?.value === '')
      .map(({ name }) => name),
  );

/** Fields that a language model fills: n8n makes it give each of them something. */
export const fromModelIn = (written: Written, form: Form): Set<string> =>
  new Set(
    form.fields
      .filter((field) => {
        const value = at(written, form, field)?.value;
        return isExpression(value) && value.includes('$fromAI');
      })
      .map(({ name }) => name),
  );
