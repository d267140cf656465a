import { catalog, type Field } from '../contract.ts';

/** Properties by id, as far as a run knows them. */
export type PropertyNames = ReadonlyMap<unknown, string>;

/** A field that this app gives beside those of the API. */
export const ownField = (
  name: string,
  described: Omit<Partial<Field>, 'name'> & Pick<Field, 'label' | 'type'>,
): Field => ({
  name,
  description: '',
  required: false,
  nullable: true,
  provenance: 'inferred',
  ...described,
});

interface Derived {
  fields: readonly Field[];
  of(value: unknown, names: PropertyNames): Record<string, unknown>;
}

/** The first word, and the rest: as far as a name that is one text tells. */
function firstAndLast(name: unknown): Record<string, string | null> {
  const [first = '', ...rest] = typeof name === 'string' ? name.trim().split(/\s+/) : [];
  return { guest_first_name: first || null, guest_last_name: rest.join(' ') || null };
}

const nameField = (name: string, label: string) => ownField(name, { label, type: 'string' });

/** What Zaps want beside a field of the API, which does not send it. */
const beside: Readonly<Record<string, Derived>> = {
  property_id: {
    fields: [nameField('property_name', 'Property Name')],
    of: (id, names) => ({ property_name: names.get(id) ?? null }),
  },
  guest_name: {
    fields: [
      nameField('guest_first_name', 'Guest First Name'),
      nameField('guest_last_name', 'Guest Last Name'),
    ],
    of: firstAndLast,
  },
};

const derivedOf = (field: Field, siblings: readonly Field[]): Derived | undefined => {
  const derived = beside[field.name];
  // What LGCD says itself is not found out again.
  const isSaid = derived?.fields.some(({ name }) => siblings.some((sibling) => sibling.name === name));
  return isSaid ? undefined : derived;
};

/** The fields, each followed by what is derived from it. */
export const withDerived = (fields: readonly Field[]): Field[] =>
  fields.flatMap((field) => [field, ...(derivedOf(field, fields)?.fields ?? [])]);

/** What is derived from a value of one of these fields. */
export const derivedFrom = (
  field: Field,
  siblings: readonly Field[],
  value: unknown,
  names: PropertyNames,
): Record<string, unknown> => derivedOf(field, siblings)?.of(value, names) ?? {};

/** Names for samples: those of the contract's own examples. */
export const exampleNames: PropertyNames = new Map(
  [catalog.examples.Property].map((property) => [property?.id, String(property?.name)]),
);
