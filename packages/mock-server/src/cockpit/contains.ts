import { phpJson } from '../http/laravel/json.ts';

/**
 * What to look for in bodies when somebody searches for a text: as it is typed, and as PHP's JSON has it, where `é` is
 * `\u00e9` and a slash has a backslash before it. Upper and lower case are the same.
 */
export const wordings = (text: string): readonly [typed: string, escaped: string] => [
  text.toLowerCase(),
  phpJson(text).slice(1, -1).toLowerCase(),
];

/** Whether one of the texts contains what is searched for. */
export function contains(texts: readonly (string | null)[], text: string): boolean {
  const wanted = wordings(text);
  return texts.some((body) => {
    const lower = body?.toLowerCase();
    return lower !== undefined && wanted.some((wording) => lower.includes(wording));
  });
}
