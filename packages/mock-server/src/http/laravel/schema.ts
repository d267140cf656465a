import type { z } from 'zod';

/** The little of zod's schemas that validation has to look into. */
interface Definition {
  type: string;
  format?: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  valueType?: z.ZodType;
  innerType?: z.ZodType;
}

export const definition = (schema: z.ZodType): Definition => schema._zod.def as unknown as Definition;

/** The schema without `optional` and `nullable` around it. */
export function unwrap(schema: z.ZodType): z.ZodType {
  const { type, innerType } = definition(schema);
  return innerType && (type === 'optional' || type === 'nullable') ? unwrap(innerType) : schema;
}

export const isInteger = (schema: z.ZodType): boolean => {
  const { type, format } = definition(schema);
  return type === 'number' && format === 'safeint';
};

/** The schema at a path, and whether a list or map was entered on the way (Laravel's `*`). */
export function schemaAt(
  shape: Record<string, z.ZodType>,
  path: readonly PropertyKey[],
): { schema: z.ZodType | undefined; wildcard: boolean } {
  let schema: z.ZodType | undefined = shape[String(path[0])];
  let wildcard = false;
  for (const key of path.slice(1)) {
    if (!schema) break;
    const inner = definition(unwrap(schema));
    wildcard ||= inner.type === 'array' || inner.type === 'record';
    schema = inner.element ?? inner.valueType ?? inner.shape?.[String(key)];
  }
  return { schema: schema && unwrap(schema), wildcard };
}
