import { isBlank } from '@lgcd/core-client/input';
import { importLodgify } from '@lgcd/core-client/lodgify';
import type { IDataObject } from 'n8n-workflow';
import type { Job } from './job.ts';
import { parsed } from './json.ts';

/** What the form names, row by row; a row that is not filled in yet is passed over. */
function propertyMap({ context, itemIndex }: Job): Record<string, string> {
  const { property = [] } = context.getNodeParameter('properties', itemIndex, {}) as {
    property?: { lodgifyId?: unknown; propertyId?: unknown }[];
  };
  const rows = property.map(({ lodgifyId, propertyId }) => [
    String(lodgifyId ?? '').replaceAll(/\s/g, ''),
    String(propertyId ?? ''),
  ]);
  return Object.fromEntries(rows.filter((row) => !row.some(isBlank)));
}

function answer({ context, itemIndex }: Job) {
  const { answerTemplate, answerLanguage } = context.getNodeParameter(
    'options',
    itemIndex,
    {},
  ) as IDataObject;
  const template = String(answerTemplate ?? '').trim();
  return template ? { template, language: answerLanguage as 'fr' | 'en' | 'ar' | undefined } : undefined;
}

/**
 * Makes LGCD say what Lodgify says. A conflict is an outcome of the item, not a failure of the run.
 * @throws LodgifyObjectError when the object is none of Lodgify's; HalfDoneError when LGCD fails within a change
 */
export async function importLodgifyBooking(job: Job): Promise<IDataObject> {
  const object = parsed(job.context.getNodeParameter('lodgifyObject', job.itemIndex, '{}'));
  const done = await importLodgify(job.client, object, {
    propertyMap: propertyMap(job),
    message: answer(job),
  });
  return { ...done } as unknown as IDataObject;
}
