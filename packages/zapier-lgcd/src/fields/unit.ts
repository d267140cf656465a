import type { Field } from '../contract.ts';

/** How the contract says in what a value is measured, and how a label does. */
const units: readonly (readonly [RegExp, string])[] = [
  [/\bin MAD\b/, '(MAD)'],
  [/\bin percent\b/, '(%)'],
  [/\bin milliseconds\b/, '(ms)'],
];

/** "Commission Rate (%)": the label of a field with the unit of its values. */
export function labelWithUnit({ label, description, type }: Field): string {
  if (type !== 'money' && type !== 'number' && type !== 'integer') return label;
  const unit = units.find(([said]) => said.test(description))?.[1];
  return unit ? `${label.replace(/ Ms$/, '')} ${unit}` : label;
}
