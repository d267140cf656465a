import type { PlainInputField } from 'zapier-platform-core';
import type { OperationEntry } from '../contract.ts';
import type { Item } from '../fields/present.ts';
import type { InputData } from '../fields/read.ts';
import { sentence, title } from '../text.ts';

/** A filter over a list that LGCD cannot filter itself. */
export type Local = PlainInputField;

/** Filters by fields of the listed object, with the contract's labels and choices. */
export function localFilters(operation: OperationEntry, names: readonly string[]): Local[] {
  const fields = operation.output.filter(({ name }) => names.includes(name));
  return fields.map(({ name, label, description, choices }) => ({
    key: name,
    label,
    required: false,
    helpText: sentence(description),
    ...(choices ? { choices: choices.map((value) => ({ value, sample: value, label: title(value) })) } : {}),
  }));
}

const same = (left: unknown, right: unknown): boolean =>
  String(left).trim().toLowerCase() === String(right).trim().toLowerCase();

export const matchesLocally = (item: Item, filters: readonly Local[], inputData: InputData): boolean =>
  filters.every(({ key }) => same(item[key], inputData[key]));
