import type { RawInput } from '@lgcd/core-client';
import { type Form as Filled, isBlank, readCriteria, readInput } from '@lgcd/core-client/input';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Form, FormField } from './form.ts';
import { located } from './locator.ts';
import { emptiedIn, fromModelIn, unchosenIn, type Written, writtenIn } from './written.ts';

/** How the form was filled, beside its values. */
function filled(context: IExecuteFunctions, form: Form, written: Written): Filled {
  return {
    timeZone: context.getTimezone(),
    emptied: emptiedIn(written, form),
    fromModel: fromModelIn(written, form),
  };
}

/** What the form holds for a field; `undefined` where it was not added. */
function holder(context: IExecuteFunctions, form: Form, written: Written, itemIndex: number) {
  const { collection } = form;
  const unchosen = unchosenIn(written, form);
  const added = collection ? (context.getNodeParameter(collection, itemIndex, {}) as IDataObject) : {};
  const atTop = (parameter: string) => located(context.getNodeParameter(parameter, itemIndex, ''));
  return ({ name, parameter, topLevel, raised }: FormField): unknown => {
    if (unchosen.has(name)) return undefined;
    const entered = topLevel || raised ? atTop(parameter) : undefined;
    return topLevel || (raised && !isBlank(entered)) ? entered : located(added[parameter]);
  };
}

/** n8n copies the whole node for whoever asks for it, so it is asked once an item. */
const readerOf =
  (read: typeof readInput) =>
  (context: IExecuteFunctions, form: Form, itemIndex: number): RawInput => {
    const written = writtenIn(context);
    return read(form.fields, holder(context, form, written, itemIndex), filled(context, form, written));
  };

/**
 * The input of an operation, out of the parameters of the node for one item.
 * @throws FieldError in the labels of the form
 */
export const inputOf = readerOf(readInput);

/**
 * The filters of a list. One that was added and came out blank would list what was not meant.
 * @throws FieldError in the labels of the form
 */
export const filtersOf = readerOf(readCriteria);
