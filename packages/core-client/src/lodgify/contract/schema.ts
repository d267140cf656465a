import { z } from 'zod';
import type { Field, Shape } from '../describe.ts';
import { type ObjectKind, objects } from '../objects.ts';

/** On the wire, a zone-less midnight; `dayOf` reads the day in it. */
const day = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
const amount = z.union([z.string().regex(/^-?\d+(\.\d+)?$/), z.number()]);

function schemaOfKind(field: Field): z.ZodType {
  switch (field.kind) {
    case 'text':
      return z.string();
    case 'integer':
      return z.int();
    case 'amount':
      return amount;
    case 'boolean':
      return z.boolean();
    case 'day':
      return day;
    case 'time':
      return z.iso.datetime({ offset: true });
    case 'object':
      return schemaOfShape(field.fields);
    case 'list':
      return z.array(schemaOfField(field.items));
  }
}

function schemaOfField(field: Field): z.ZodType {
  const schema = schemaOfKind(field).meta({ description: field.description });
  return field.nullable ? schema.nullable() : schema;
}

const schemaOfShape = (shape: Shape) =>
  z.looseObject(
    Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, schemaOfField(field)])),
  );

/**
 * What Lodgify's page says of each object, to the letter: every field there, null only where the page shows it. The
 * mock server may send nothing else; the parser, which meets the real service, takes more.
 */
export const lodgifySchemas = Object.fromEntries(
  Object.entries(objects).map(([kind, shape]) => [kind, schemaOfShape(shape)]),
) as unknown as Readonly<Record<ObjectKind, z.ZodObject>>;
