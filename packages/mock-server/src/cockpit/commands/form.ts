import type { Domain } from '../../engine/domain.ts';
import type { Invalid } from '../../http/laravel/errors.ts';
import { ownerNames, propertyNames } from '../reads/names.ts';
import { type FieldOptions, field } from '../ui/field.ts';
import { hidden, problems } from '../ui/form.ts';
import { type Html, html } from '../ui/html.ts';
import { sentence } from '../ui/text.ts';
import type { Command } from './command.ts';
import type { Input, InputKind } from './schema.ts';

const types: Partial<Record<InputKind, FieldOptions['type']>> = {
  textarea: 'textarea',
  list: 'textarea',
  map: 'textarea',
  integer: 'number',
  number: 'number',
  date: 'date',
  time: 'datetime-local',
  month: 'month',
  email: 'email',
  tel: 'tel',
  url: 'url',
};

const hints: Partial<Record<InputKind, string>> = {
  list: 'One to a line.',
  map: 'One to a line: name = value.',
  time: 'UTC.',
};

type Choices = NonNullable<FieldOptions['choices']>;

/** Objects to choose from, where there are few enough to list. */
function objects(domain: Domain, resource: string | undefined): Choices | undefined {
  if (resource === 'property')
    return [...propertyNames(domain)].map(([id, name]) => [String(id), name] as const);
  if (resource === 'owner') return [...ownerNames(domain)].map(([id, name]) => [String(id), name] as const);
  if (resource !== 'whatsappTemplate') return undefined;
  return [...new Set(domain.store.list('whatsapp_templates', [], 'name').map(({ name }) => name))];
}

const yesNo: Choices = [
  ['1', 'Yes'],
  ['0', 'No'],
];

function optionsOf(
  domain: Domain,
  input: Input,
): Pick<FieldOptions, 'choices' | 'none' | 'type' | 'min' | 'max' | 'step'> {
  const { kind, min, max } = input;
  const choices =
    objects(domain, input.resource) ??
    (kind === 'boolean' ? yesNo : input.choices?.map((choice) => [choice, sentence(choice)] as const));
  if (choices) return { choices, ...(input.required ? {} : { none: '–' }) };
  const step = kind === 'number' ? { step: '0.01' } : kind === 'integer' ? { step: '1' } : {};
  return { type: types[kind] ?? 'text', min, max, ...step };
}

/** `booking_id` to `Booking`, `check_in` to `Check in`. */
const labelOf = (name: string): string => sentence(name.replace(/(.)_id$/, '$1'));

/** What each template asks for; else who fills the form would have to guess. */
const templateVariables = (domain: Domain): string =>
  [
    ...new Set(
      domain.store
        .list('whatsapp_templates', [], 'name')
        .map(({ name, variables }) => `${name}: ${variables.join(', ')}`),
    ),
  ].join('; ');

/** `ID of the property` says nothing beside a list of names. */
const hintOf = (domain: Domain, { name, description, kind, resource }: Input): string =>
  [
    objects(domain, resource) ? description.replace(/^ID of [^;]*;? ?/, '') : description,
    hints[kind] ?? '',
    kind === 'map' && name === 'variables' ? templateVariables(domain) : '',
  ]
    .filter(Boolean)
    .map((sentence) => sentence.replace(/\.$/, ''))
    .join('. ');

interface Draft {
  /** What is known and not asked for. */
  fixed: Record<string, string>;
  /** What the fields show. */
  shown: Record<string, string>;
  back: string;
  submit: string;
  error?: Invalid | undefined;
}

/** The form of a command, drawn from what its schema asks for. */
export function commandForm(
  domain: Domain,
  command: Command,
  action: string,
  { fixed, shown, back, submit, error }: Draft,
): Html {
  const asked = command.inputs.filter(({ name }) => !Object.hasOwn(fixed, name));
  const errorOf = (name: string) =>
    Object.entries(error?.errors ?? {}).find(
      ([path]) => path === name || path.startsWith(`${name}.`),
    )?.[1][0];
  const elsewhere = error && !asked.some(({ name }) => errorOf(name)) ? error.message : undefined;
  return html`
    <form method="post" action="${action}" class="stack">
      ${problems(elsewhere)}
      ${hidden({ ...fixed, back })}
      <div class="fields">${asked.map((input) =>
        field({
          ...optionsOf(domain, input),
          name: input.name,
          label: labelOf(input.name),
          value: shown[input.name],
          required: input.required,
          hint: hintOf(domain, input),
          error: errorOf(input.name),
        }),
      )}</div>
      <div class="row"><button class="button primary">${submit}</button></div>
    </form>`;
}
