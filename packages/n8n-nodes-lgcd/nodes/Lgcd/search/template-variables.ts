import type { ILoadOptionsFunctions, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';
import { clientOf } from '../../shared/client.ts';
import { nodeError } from '../../shared/errors.ts';
import { located } from '../locator.ts';

/** LGCD's own default. Source: inferred. */
const defaultLanguage = 'fr';

/** `guest_name` to `Guest name`. */
const label = (name: string) => {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const field = (name: string): ResourceMapperField => ({
  id: name,
  displayName: label(name),
  type: 'string',
  required: false,
  display: true,
  defaultMatch: false,
  canBeUsedToMatch: false,
});

/** The variables of the chosen template, in the chosen language if the template has one of its own there. */
export async function getTemplateVariables(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
  const name = located(this.getCurrentNodeParameter('template'));
  if (name === undefined || name === '') return { fields: [] };
  const chosen = this.getCurrentNodeParameter('additionalFields.language') as string | undefined;
  const language = chosen || defaultLanguage;
  const variables = new Map<string, string[]>();
  try {
    const client = await clientOf(this);
    for await (const template of client.paginate('whatsappTemplate.getAll', {}))
      if (template.name === name) variables.set(template.language, template.variables);
  } catch (error) {
    throw nodeError(this.getNode(), error);
  }
  const names = variables.get(language) ?? [...variables.values()][0] ?? [];
  return { fields: names.map(field) };
}
