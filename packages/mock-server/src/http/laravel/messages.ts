import type { z } from 'zod';
import { definition, isInteger, schemaAt, unwrap } from './schema.ts';

/** What zod says of one wrong value; only the parts that a message needs. */
export interface Issue {
  code?: string | undefined;
  path: PropertyKey[];
  message: string;
  origin?: string;
  format?: string;
  minimum?: number | bigint;
  maximum?: number | bigint;
  params?: Record<string, unknown>;
}

/** How a message calls a field. In a list or map Laravel writes the path as it is. Source: recorded from Laravel. */
export const attribute = (path: readonly PropertyKey[], wildcard: boolean): string =>
  wildcard ? path.join('.') : path.join('.').replaceAll('_', ' ');

const typeMessages: Record<string, string> = {
  boolean: 'field must be true or false.',
  array: 'field must be an array.',
  record: 'field must be an array.',
  object: 'field must be an array.',
  string: 'field must be a string.',
  union: 'field must be a string.',
};

const formatMessages: Record<string, string> = {
  date: 'field must match the format Y-m-d.',
  datetime: 'field must be a valid date.',
  email: 'field must be a valid email address.',
  url: 'field must be a valid URL.',
  uuid: 'field must be a valid UUID.',
};

const sizes: Record<string, { unit: string; least: (n: string) => string; most: (n: string) => string }> = {
  string: {
    unit: ' characters',
    least: (n) => `must be at least ${n}`,
    most: (n) => `must not be greater than ${n}`,
  },
  array: {
    unit: ' items',
    least: (n) => `must have at least ${n}`,
    most: (n) => `must not have more than ${n}`,
  },
  number: { unit: '', least: (n) => `must be at least ${n}`, most: (n) => `must not be greater than ${n}` },
};

/** A number as PHP prints it in a message. */
const printed = (value: number | bigint | undefined) => String(value ?? 0);

function wrongType(schema: z.ZodType): string {
  const { type, format } = definition(schema);
  if (type === 'number') return isInteger(schema) ? 'field must be an integer.' : 'field must be a number.';
  return (format && formatMessages[format]) ?? typeMessages[type] ?? 'field is invalid.';
}

/** Laravel's sentence for an issue. `value` is what was given at its path. Source: Laravel's `lang/en/validation.php`. */
export function messageOf(shape: Record<string, z.ZodType>, issue: Issue, value: unknown): string {
  const { schema, wildcard } = schemaAt(shape, issue.path);
  const name = attribute(issue.path, wildcard);
  const field = (rest: string) => `The ${name} ${rest}`;
  const noItems = Array.isArray(value) && value.length === 0;
  if (issue.code === 'custom') {
    return issue.params?.rule === 'decimal:0,2'
      ? field('field must have 0-2 decimal places.')
      : issue.message;
  }
  if (value === null || value === undefined || (noItems && issue.code === 'too_small'))
    return field('field is required.');
  if (!schema) return field('field is invalid.');
  switch (issue.code) {
    case 'invalid_value':
      return `The selected ${name} is invalid.`;
    case 'invalid_format':
      if (unwrap(schema).meta()?.format === 'month') return field('field must match the format Y-m.');
      return field(formatMessages[issue.format ?? ''] ?? 'field format is invalid.');
    case 'too_small':
    case 'too_big': {
      if (issue.origin === 'int') return field('field must be an integer.');
      const size = sizes[issue.origin ?? ''] ?? sizes.number;
      const limit =
        issue.code === 'too_small' ? size?.least(printed(issue.minimum)) : size?.most(printed(issue.maximum));
      return field(`field ${limit}${size?.unit}.`);
    }
    default:
      return field(wrongType(schema));
  }
}
