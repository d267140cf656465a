import type { IDataObject, IExecuteFunctions, ResourceMapperValue } from 'n8n-workflow';
import { toDay } from './dates.ts';

const isMapper = (value: unknown): value is ResourceMapperValue =>
  typeof value === 'object' && value !== null && 'mappingMode' in value;

/** The values by name: as they were mapped, or as the item has them under the names of the variables. */
function entered(parameter: unknown, item: IDataObject): IDataObject {
  if (!isMapper(parameter)) return (parameter ?? {}) as IDataObject;
  if (parameter.mappingMode !== 'autoMapInputData') return parameter.value ?? {};
  const names = (parameter.schema ?? []).map(({ id }) => id);
  return Object.fromEntries(names.map((name) => [name, item[name]]));
}

const timestamp = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$/;

/** A guest reads this: a day of an expression, which n8n writes as its midnight, is written as a day. */
function readable(text: string): string {
  const [, day, time] = timestamp.exec(text) ?? [];
  if (!day) return text;
  return time === '00:00' ? day : `${day} ${time}`;
}

/** A variable is text or a number. */
function written(value: unknown, timeZone: string): string | number {
  if (typeof value === 'number') return value;
  const plain = typeof value === 'object' ? toDay(value, timeZone) : value;
  return typeof plain === 'object' ? JSON.stringify(plain) : readable(String(plain));
}

/** The variables of a message; those that are left empty are left out, and filled from the booking. */
export function variablesOf(
  context: IExecuteFunctions,
  itemIndex: number,
): Record<string, string | number> | undefined {
  const parameter = context.getNodeParameter('variables', itemIndex, {});
  const item = context.getInputData()[itemIndex]?.json ?? {};
  const filled = Object.entries(entered(parameter, item)).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  if (filled.length === 0) return undefined;
  const timeZone = context.getTimezone();
  return Object.fromEntries(filled.map(([name, value]) => [name, written(value, timeZone)]));
}
