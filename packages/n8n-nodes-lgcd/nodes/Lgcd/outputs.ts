import { type OperationName, type Returned, UnexpectedAnswerError } from '@lgcd/core-client';
import { FieldError } from '@lgcd/core-client/input';
import type { IDataObject } from 'n8n-workflow';
import type { Job } from './job.ts';

type Report = Returned<'report.getRevenue'> | Returned<'report.getOccupancy'>;
type Spread = (document: never) => object[];

/** The whole document in one item, as LGCD gives it. */
const raw: Spread = (document) => [document];

const ofReport = {
  /** A row a day, week or month, for a chart. */
  periods: ({ currency, data }: Report) =>
    data.series.map(({ period, from, to, ...figures }) => ({ period, from, to, currency, ...figures })),
  properties: ({ from, to, currency, data }: Report) =>
    data.per_property.map(({ property_id, property_name, ...figures }) => ({
      property_id,
      property_name,
      from,
      to,
      currency,
      ...figures,
    })),
  total: ({ from, to, currency, data }: Report) => [{ from, to, currency, ...data.global }],
  raw,
} satisfies Record<string, Spread>;

const ofCalendar = {
  days: ({ currency, data }: Returned<'calendar.get'>) =>
    data.flatMap(({ property_id, property_name, days }) =>
      days.map(({ date, status, price, min_stay, booking_id }) => ({
        property_id,
        property_name,
        date,
        status,
        price,
        currency,
        min_stay,
        booking_id,
      })),
    ),
  raw,
} satisfies Record<string, Spread>;

/** How a document becomes items, by the choice of Output; the first is the usual one. */
export const outputs = {
  'calendar.get': ofCalendar,
  'report.getOccupancy': ofReport,
  'report.getRevenue': ofReport,
} satisfies Partial<Record<OperationName, Record<string, Spread>>>;

export type DocumentName = keyof typeof outputs;

export const isDocument = (operation: string): operation is DocumentName => Object.hasOwn(outputs, operation);

/** The rows of a document; `undefined` when it has not the parts that the contract names. */
function rowsOf(spread: Spread, document: unknown): IDataObject[] | undefined {
  try {
    return spread(document as never) as IDataObject[];
  } catch {
    return undefined;
  }
}

/**
 * The items of a document, without a step that splits it.
 * @throws FieldError; UnexpectedAnswerError when the document has not the rows that are asked for
 */
export function itemsOf({ context, itemIndex }: Job, operation: DocumentName, document: unknown) {
  const choices: Record<string, Spread> = outputs[operation];
  const chosen = context.getNodeParameter('output', itemIndex, Object.keys(choices)[0]) as string;
  const spread = Object.hasOwn(choices, chosen) ? choices[chosen] : undefined;
  if (!spread) {
    throw new FieldError({
      output: `Output: “${chosen}” is not one of the choices. They are ${Object.keys(choices).join(', ')}.`,
    });
  }
  const items = rowsOf(spread, document);
  if (items) return items;
  throw new UnexpectedAnswerError(
    `${operation} was answered with a document that has not these rows. Set Output to Whole Document to see it.`,
    { operation },
  );
}
