import { readVariables } from '@lgcd/core-client/input';
import type { IDataObject, IExecuteFunctions, ResourceMapperValue } from 'n8n-workflow';

const isMapper = (value: unknown): value is ResourceMapperValue =>
  typeof value === 'object' && value !== null && 'mappingMode' in value;

/** The values by name: as they were mapped, or as the item has them under the names of the variables. */
function entered(parameter: unknown, item: IDataObject): IDataObject {
  if (!isMapper(parameter)) return (parameter ?? {}) as IDataObject;
  if (parameter.mappingMode !== 'autoMapInputData') return parameter.value ?? {};
  const names = (parameter.schema ?? []).map(({ id }) => id);
  return Object.fromEntries(names.map((name) => [name, item[name]]));
}

/** The variables of a message, as a guest reads them. */
export function variablesOf(
  context: IExecuteFunctions,
  itemIndex: number,
): Record<string, string | number> | undefined {
  const parameter = context.getNodeParameter('variables', itemIndex, {});
  const item = context.getInputData()[itemIndex]?.json ?? {};
  return readVariables(entered(parameter, item), { timeZone: context.getTimezone() });
}
