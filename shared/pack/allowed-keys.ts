import { z } from 'zod';

/**
 * The keys that a schema allows where an object stands that has others, so that whoever misspelt one sees them all. Where
 * several kinds of objects may stand, those of the kind that has most of the keys written there.
 */
export function allowedKeys(
  schema: z.ZodType,
  path: readonly PropertyKey[],
  written: readonly string[],
): readonly string[] {
  const shapes = shapesAt(schema, path);
  const matches = (keys: readonly string[]): number => written.filter((key) => keys.includes(key)).length;
  return shapes.toSorted((one, other) => matches(other) - matches(one))[0] ?? [];
}

/** Every key that may stand in an object at the place, whatever kind of object it is. */
export function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  return [...new Set(shapesAt(schema, path).flat())];
}

function shapesAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly (readonly string[])[] {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodUnion)
    return inner.options.flatMap((option) => shapesAt(option as z.ZodType, path));
  const [step, ...rest] = path;
  if (step === undefined) return inner instanceof z.ZodObject ? [Object.keys(inner.shape)] : [];
  if (inner instanceof z.ZodObject) {
    const next = (inner.shape as Record<string, z.ZodType | undefined>)[String(step)];
    return next ? shapesAt(next, rest) : [];
  }
  if (inner instanceof z.ZodArray) return shapesAt(inner.element as z.ZodType, rest);
  if (inner instanceof z.ZodRecord) return shapesAt(inner.valueType as z.ZodType, rest);
  return [];
}

/** What stands behind defaults, options, transforms and references to itself. */
function unwrapped(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodLazy) return unwrapped(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional)
    return unwrapped(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe) return unwrapped(schema.in as z.ZodType);
  return schema;
}
