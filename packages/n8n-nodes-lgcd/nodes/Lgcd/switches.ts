import { isBlank, readField } from '@lgcd/core-client/input';
import type { IExecuteFunctions } from 'n8n-workflow';

const nowhere = { timeZone: 'UTC' };

/**
 * A switch of the node, true or false also where an expression gives it as text.
 * @throws FieldError
 */
export function isOn(
  context: IExecuteFunctions,
  [name, label]: readonly [name: string, label: string],
  itemIndex: number,
  otherwise: boolean,
): boolean {
  const given = context.getNodeParameter(name, itemIndex, otherwise);
  return (readField({ name, label, type: 'boolean' }, given, nowhere) as boolean | undefined) ?? otherwise;
}

/**
 * How many objects a list gives at most; `undefined` for all of them.
 * @throws FieldError
 */
export function limitOf(context: IExecuteFunctions, itemIndex: number): number | undefined {
  if (isOn(context, ['returnAll', 'Return All'], itemIndex, false)) return undefined;
  const usual = 50;
  const given = context.getNodeParameter('limit', itemIndex, usual);
  if (isBlank(given)) return usual;
  return readField({ name: 'limit', label: 'Limit', type: 'integer', min: 1 }, given, nowhere) as number;
}
