import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

export type PricesFrom = 'inputItems' | 'rows' | 'list';

/** Where the prices of an item are. */
export const pricesFrom = (context: IExecuteFunctions, itemIndex: number): PricesFrom =>
  context.getNodeParameter('pricesFrom', itemIndex, 'inputItems') as PricesFrom;

/** The rows of the form. */
export const rowsIn = (context: IExecuteFunctions, itemIndex: number): IDataObject[] =>
  (context.getNodeParameter('rows', itemIndex, {}) as { day?: IDataObject[] }).day ?? [];
