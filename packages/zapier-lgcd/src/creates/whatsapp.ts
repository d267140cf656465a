import type { Client, Input } from '@lgcd/core-client';
import { isBlank, readVariables } from '@lgcd/core-client/input';
import type { Bundle, PlainInputField, ZObject } from 'zapier-platform-core';
import { catalog } from '../contract.ts';
import { inputFields } from '../fields/input.ts';
import { type InputData, readInput, setting } from '../fields/read.ts';
import { withClient } from '../platform.ts';
import { title } from '../text.ts';
import type { Work } from './create.ts';

const operation = catalog.operations['whatsappMessage.create'];

/** Stands before the names of template variables, which could otherwise be those of other fields. */
const prefix = 'variable_';

/** LGCD's language where none is chosen. Source: the contract ("fr by default"). */
const usualLanguage = 'fr';

async function variablesOf(client: Client, { template, language }: InputData): Promise<readonly string[]> {
  if (isBlank(template)) return [];
  const { data } = await client.call('whatsappTemplate.getAll', { per_page: 100 });
  const named = data.filter(({ name }) => name === template);
  const wanted = isBlank(language) ? usualLanguage : language;
  return (named.find((one) => one.language === wanted) ?? named[0])?.variables ?? [];
}

/** One field for each variable of the chosen template. With a booking, LGCD fills in what it knows of it. */
const variableFields: (z: ZObject, bundle: Bundle) => Promise<PlainInputField[]> = withClient(
  async (client, { inputData }) => {
    const hasBooking = !isBlank(inputData.booking_id);
    return (await variablesOf(client, inputData)).map((name) => ({
      key: `${prefix}${name}`,
      label: title(name),
      required: !hasBooking,
      ...(hasBooking ? { helpText: 'May be left empty where the booking says it.' } : {}),
    }));
  },
);

const variables = (inputData: InputData): Record<string, string | number> =>
  readVariables(
    Object.fromEntries(
      Object.entries(inputData)
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, value]) => [key.slice(prefix.length), value]),
    ),
    setting,
  ) ?? {};

/** What changes which variables are asked for. */
const alters: Record<string, Partial<PlainInputField>> = {
  template: { altersDynamicFields: true },
  language: {
    altersDynamicFields: true,
    dynamic: 'list_whatsapp_template_languages.id.name',
    dependsOn: ['template'],
  },
  to: { helpText: 'The number of the recipient, with its country: `+212600000000`. Give To **or** Booking.' },
  booking_id: { altersDynamicFields: true, helpText: 'Its guest gets the message. Give To **or** Booking.' },
};

function field({ choices, placeholder, ...given }: PlainInputField): PlainInputField {
  const { dynamic } = alters[given.key] ?? {};
  const kept = dynamic ? {} : { ...(choices ? { choices } : {}), ...(placeholder ? { placeholder } : {}) };
  return { ...given, ...kept, ...alters[given.key] };
}

export const sendWhatsappTemplate: Partial<Work> = {
  inputFields: [...inputFields(operation).map(field), variableFields],
  perform: (client, inputData) => {
    const input = { ...readInput(operation, inputData), variables: variables(inputData) };
    return client.call('whatsappMessage.create', input as unknown as Input<'whatsappMessage.create'>);
  },
};
