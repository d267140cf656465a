import { plainText } from '@lgcd/core-client';
import type { PlainInputField } from 'zapier-platform-core';
import type { Field, OperationEntry } from '../contract.ts';
import type { Item } from '../fields/present.ts';
import { sentence, title } from '../text.ts';

/** Fields of the listed object by which LGCD cannot filter itself. */
export const localFilters = (operation: OperationEntry, names: readonly string[]): Field[] =>
  operation.output.filter(({ name }) => names.includes(name));

/** Such a filter as the form shows it, with the contract's labels and choices. */
export const localField = ({ name, label, description, choices }: Field): PlainInputField => ({
  key: name,
  label,
  required: false,
  helpText: sentence(description),
  ...(choices ? { choices: choices.map((value) => ({ value, sample: value, label: title(value) })) } : {}),
});

/** Whether an object has what was asked for in all of these fields. */
export const matchesLocally = (item: Item, wanted: Item): boolean =>
  Object.entries(wanted).every(([name, value]) => plainText(String(item[name])) === plainText(String(value)));
