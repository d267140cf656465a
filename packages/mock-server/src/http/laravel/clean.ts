/** Laravel's global middleware on input: `TrimStrings`, then `ConvertEmptyStringsToNull`. */
const blank = /[\s\0\u200b\u200e\ufeff]/;

function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && blank.test(text.charAt(start))) start++;
  while (end > start && blank.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Cleans a value and what it holds. Keys such as `__proto__` stay plain keys. Depth is bounded by the readers. */
export function clean(value: unknown): unknown {
  if (typeof value === 'string') return trim(value) || null;
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  const cleaned = Object.create(null) as Record<string, unknown>;
  for (const [key, member] of Object.entries(value)) cleaned[key] = clean(member);
  return cleaned;
}
