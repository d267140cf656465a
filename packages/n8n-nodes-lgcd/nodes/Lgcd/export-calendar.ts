import type { INodeExecutionData } from 'n8n-workflow';
import { inputOf } from './input.ts';
import type { Job } from './job.ts';

/** The link of a property that carries its own signature. */
function tokenOf(link: string): string {
  return new URL(link).searchParams.get('token') ?? '';
}

/**
 * The calendar of a property as a file. The property carries a signed link to it; the signature is taken from there
 * and no bearer token is sent.
 */
export async function exportCalendar({ context, client, form, itemIndex }: Job): Promise<INodeExecutionData> {
  const { id } = inputOf(context, form, itemIndex) as { id: number };
  const property = await client.call('property.get', { id });
  const calendar = await client.call('property.exportCalendar', {
    id,
    token: tokenOf(property.ical_export_url),
  });
  const name = context.getNodeParameter('binaryPropertyName', itemIndex, 'data') as string;
  // `Buffer` is none of the globals that n8n's verification forbids.
  const file = await context.helpers.prepareBinaryData(
    Buffer.from(calendar, 'utf8'),
    `property-${id}.ics`,
    'text/calendar',
  );
  // The link itself stays out of the item: whoever has it reads the calendar.
  return {
    json: { id, name: property.name },
    binary: { [name]: file },
  };
}
