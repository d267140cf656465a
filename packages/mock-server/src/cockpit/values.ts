import { readText } from '../http/api-request.ts';
import type { PageContext } from './app.ts';

/** What a form sent. Text is trimmed as Laravel trims it; an empty field counts as not given. */
export interface Values {
  text(name: string): string | undefined;
  all(name: string): string[];
  /** As it came, for fields where white space counts. */
  raw(name: string): string | undefined;
  has(name: string): boolean;
}

export function valuesOf(form: URLSearchParams): Values {
  const raw = (name: string) => form.get(name) ?? undefined;
  return {
    raw,
    text: (name) => raw(name)?.trim() || undefined,
    all: (name) => form.getAll(name).filter((value) => value !== ''),
    has: (name) => form.has(name),
  };
}

export const formValues = async (c: PageContext): Promise<Values> =>
  valuesOf(new URLSearchParams(await readText(c)));

export const noValues: Values = valuesOf(new URLSearchParams());

/** An id in a path; 0, which no row has, when it is not one. */
export const idOf = (c: PageContext, name = 'id'): number => {
  const text = c.req.param(name) ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : 0;
};
