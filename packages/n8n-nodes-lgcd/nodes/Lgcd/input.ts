import type { RawInput } from '@lgcd/core-client';
import { type Form as Filled, isBlank, readCriteria, readInput } from '@lgcd/core-client/input';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Form, FormField } from './form.ts';
import { located } from './locator.ts';
import { emptiedIn, fromModelIn, unchosenIn, writtenIn } from './written.ts';

/** How the form was filled, beside its values. */
function filled(context: IExecuteFunctions, form: Form): Filled {
  const written = writtenIn(context);
  return {
    timeZone: context.getTimezone(),
    emptied: emptiedIn(written, form),
    fromModel: fromModelIn(written, form),
  };
}

/** What the form holds for a field; `undefined` where it was not added. */
function holder(context: IExecuteFunctions, form: Form, itemIndex: number) {
  const { collection } = form;
  const unchosen = unchosenIn(writtenIn(context), form);
  const added = collection ? (context.getNodeParameter(collection, itemIndex, {}) as IDataObject) : {};
  const atTop = (parameter: string) => located(context.getNodeParameter(parameter, itemIndex, ''));
  return ({ name, parameter, topLevel, raised }: FormField): unknown => {
    if (unchosen.has(name)) return undefined;
    const entered = topLevel || raised ? atTop(parameter) : undefined;
    return topLevel || (raised && !isBlank(entered)) ? entered : located(added[parameter]);
  };
}

/**
 * The input of an operation, out of the parameters of the node for one item.
 * @throws FieldError in the labels of the form
 */
export const inputOf = (context: IExecuteFunctions, form: Form, itemIndex: number): RawInput =>
  readInput(form.fields, holder(context, form, itemIndex), filled(context, form));

/**
 * The filters of a list. One that was added and came out blank would list what was not meant.
 * @throws FieldError in the labels of the form
 */
export const filtersOf = (context: IExecuteFunctions, form: Form, itemIndex: number): RawInput =>
  readCriteria(form.fields, holder(context, form, itemIndex), filled(context, form));
