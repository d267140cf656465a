import { bookingVariables } from '@lgcd/core-client';
import type { ILoadOptionsFunctions, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';
import { editorClientOf } from '../../shared/client.ts';
import { nodeError } from '../../shared/errors.ts';
import { located } from '../locator.ts';
import { isToGuest } from '../recipient.ts';

const filledByBooking = 'The booking fills all variables of this template. Add one to say something else.';

/** LGCD's own default. Source: inferred. */
const defaultLanguage = 'fr';

/** `guest_name` to `Guest name`. */
const label = (name: string) => {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Whether LGCD fills the variable itself: it can then be added, and need not be. */
const field = (name: string, isFilled: boolean): ResourceMapperField => ({
  id: name,
  displayName: label(name),
  type: 'string',
  required: !isFilled,
  removed: isFilled,
  display: true,
  defaultMatch: false,
  canBeUsedToMatch: false,
});

const isOfBooking = (name: string) => (bookingVariables as readonly string[]).includes(name);

/** The variables of the chosen template, in the chosen language if the template has one of its own there. */
export async function getTemplateVariables(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
  const name = located(this.getCurrentNodeParameter('template'));
  if (name === undefined || name === '') return { fields: [] };
  const chosen = this.getCurrentNodeParameter('additionalFields.language') as string | undefined;
  const language = chosen || defaultLanguage;
  const variables = new Map<string, string[]>();
  try {
    const client = await editorClientOf(this);
    for await (const template of client.paginate('whatsappTemplate.getAll', {}))
      if (template.name === name) variables.set(template.language, template.variables);
  } catch (error) {
    throw nodeError(this.getNode(), error);
  }
  const names = variables.get(language) ?? [...variables.values()][0] ?? [];
  const hasBooking = isToGuest(this);
  const fields = names.map((variable) => field(variable, hasBooking && isOfBooking(variable)));
  return {
    fields,
    ...(fields.every(({ removed }) => removed)
      ? { emptyFieldsNotice: fields.length > 0 ? filledByBooking : 'The template has no variables.' }
      : {}),
  };
}
