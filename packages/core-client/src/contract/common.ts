import { z } from 'zod';

/** Dates are `YYYY-MM-DD` without a zone: a night belongs to the property's calendar, not to an instant. */
export const date = (description: string) => z.iso.date().meta({ description });

/** ISO 8601 with offset, as published: `2026-07-15T10:23:41+00:00`. */
export const dateTime = (description: string) => z.iso.datetime({ offset: true }).meta({ description });

/** `YYYY-MM`. */
export const month = (description: string) =>
  z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
    .meta({ description, format: 'month' });

/** Exact for every amount of whole centimes: what is written with two decimals is read as the same number. */
const cents = (value: number) => Math.round(value * 100) / 100 === value;

/** What sums of prices may come to; still exact in centimes. */
const largestSum = 9_999_999_999_999;

/** Dirhams (MAD) as a number with at most two decimals. */
export const money = (description: string) =>
  z
    .number()
    .min(-largestSum)
    .max(largestSum)
    .refine(cents, { params: { rule: 'decimal:0,2' } })
    .meta({ description, format: 'money' });

/** Money that a request names: never negative. */
export const price = (description: string) =>
  z
    .number()
    .min(0)
    .max(99_999_999)
    .refine(cents, { params: { rule: 'decimal:0,2' } })
    .meta({ description, format: 'money' });

export const id = (description: string) => z.int().min(1).meta({ description });

/** The id of another object; `resource` lets the packages offer a list to choose from. */
export const reference = (resource: string, description: string) =>
  z.int().min(1).meta({ description, 'x-resource': resource });

/** Laravel's default `string` column: at most 255 characters. */
export const text = (description: string, max = 255) => z.string().min(1).max(max).meta({ description });

export const longText = (description: string) =>
  z.string().max(5000).meta({ description, format: 'multiline' });

export const integer = (description: string, min: number, max: number) =>
  z.int().min(min).max(max).meta({ description });

export const choice = <const V extends readonly [string, ...string[]]>(values: V, description: string) =>
  z.enum(values).meta({ description });

export const email = (description: string) => z.email().max(255).meta({ description });

/** E.164, `+212600000000`: what WhatsApp takes. */
export const phone = (description: string) =>
  z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/)
    .meta({ description, format: 'phone' });

export const url = (description: string) =>
  z
    .url({ protocol: /^https?$/ })
    .max(2048)
    .meta({ description });

export const currency = z.literal('MAD').meta({ description: 'Always the Moroccan dirham' });

/** A JSON object. PHP writes an empty one as `[]`. Source: recorded from Laravel. */
export const map = <V extends z.ZodType>(value: V, description: string) =>
  z.union([z.record(z.string(), value), z.array(z.never()).max(0)]).meta({ description });

/** `created_at` and `updated_at`, which every Eloquent model has. */
export const timestamps = {
  created_at: dateTime('When it was created'),
  updated_at: dateTime('When it was last changed'),
};

/** The query of a list: its filters, and Laravel's paging. Source: published ("Laravel pagination"); bounds inferred. */
export const paged = <S extends z.ZodRawShape>(filters: S) =>
  z.object({
    ...filters,
    page: z
      .int()
      .min(1)
      .max(1_000_000)
      .optional()
      .meta({ description: 'Page number, from 1; the newest objects come first', default: 1 }),
    per_page: z
      .int()
      .min(1)
      .max(100)
      .optional()
      .meta({ description: 'Objects on a page, 1 to 100; 15 by default', default: 15 }),
  });

/** The path parameter of one object. */
export const byId = (label: string) => z.object({ id: id(`ID of the ${label}`) });

/** Made once: a schema costs more to make than to use. */
const isoDay = z.iso.date();

const values = (payload: { value: unknown }) => payload.value as Record<string, unknown>;

/**
 * Laravel's `after:` or `after_or_equal:` rule between two date fields of one request. It also speaks when other
 * fields are wrong, as Laravel does: all errors of a request come in one answer.
 */
export function ordered<S extends z.ZodObject>(schema: S, first: string, last: string, orEqual = false): S {
  const label = (name: string) => name.replaceAll('_', ' ');
  return schema.refine(
    (given) => {
      const from = (given as Record<string, unknown>)[first];
      const to = (given as Record<string, unknown>)[last];
      if (typeof from !== 'string' || typeof to !== 'string') return true;
      return orEqual ? to >= from : to > from;
    },
    {
      path: [last],
      message: `The ${label(last)} field must be a date after ${orEqual ? 'or equal to ' : ''}${label(first)}.`,
      when: (payload) => {
        const isDate = (name: string) => isoDay.safeParse(values(payload)?.[name]).success;
        return isDate(first) && isDate(last);
      },
    },
  ) as S;
}
