import { present } from './assert';

/**
 * Plain values as JSON text that gives back what JSON alone does not: maps, sets, bigints, `undefined`, and objects that stand in
 * several places, which stay one. Every object is written once, in a list; what holds it names its place there.
 */
export function writeGraph(root: unknown): string {
  const places = new Map<object, number>();
  const objects: object[] = [];
  const placeOf = (value: object): number => {
    const known = places.get(value);
    if (known !== undefined) return known;
    places.set(value, objects.length);
    objects.push(value);
    return objects.length - 1;
  };
  const slot = (value: unknown): Slot => {
    switch (typeof value) {
      case 'object':
        return value === null ? null : placeOf(value);
      case 'string':
      case 'boolean':
        return value;
      case 'undefined':
        return [];
      case 'bigint':
        return [String(value)];
      case 'number':
        if (Number.isFinite(value)) return [value];
        throw new Error(`${value} has no text`);
      default:
        throw new Error(`A ${typeof value} has no text`);
    }
  };
  const first = slot(root);
  const written: Written[] = [];
  // What is found on the way is put at the end of the list.
  for (let at = 0; at < objects.length; at += 1) {
    const value = present(objects[at], 'a place of the list');
    if (Array.isArray(value)) written.push(value.map(slot));
    else if (value instanceof Map) written.push({ map: [...value].flat().map(slot) });
    else if (value instanceof Set) written.push({ set: [...value].map(slot) });
    else if (Object.getPrototypeOf(value) === Object.prototype)
      written.push({ keys: Object.keys(value), values: Object.values(value).map(slot) });
    else throw new Error(`An object of its own kind has no text: ${Object.prototype.toString.call(value)}`);
  }
  return JSON.stringify([first, written]);
}

/** What `writeGraph` wrote, and nothing else. */
export function readGraph(text: string): unknown {
  const [first, written] = JSON.parse(text) as [Slot, readonly Written[]];
  const objects = written.map((one): unknown => {
    if (Array.isArray(one)) return [];
    return 'map' in one ? new Map() : 'set' in one ? new Set() : {};
  });
  const held = (slot: Slot | undefined): unknown => {
    if (typeof slot === 'number') return objects[slot];
    if (!Array.isArray(slot)) return slot;
    const [only] = slot;
    return typeof only === 'string' ? BigInt(only) : only;
  };
  for (const [at, one] of written.entries()) fill(objects[at], one, held);
  return held(first);
}

function fill(object: unknown, one: Written, held: (slot: Slot | undefined) => unknown): void {
  if (isList(one)) for (const slot of one) (object as unknown[]).push(held(slot));
  else if ('set' in one) for (const slot of one.set) (object as Set<unknown>).add(held(slot));
  else if ('map' in one)
    for (let at = 0; at < one.map.length; at += 2)
      (object as Map<unknown, unknown>).set(held(one.map[at]), held(one.map[at + 1]));
  else
    for (const [at, name] of one.keys.entries())
      put(object as Record<string, unknown>, name, held(one.values[at]));
}

function isList(one: Written): one is readonly Slot[] {
  return Array.isArray(one);
}

function put(object: Record<string, unknown>, name: string, value: unknown): void {
  // Written plainly it would be the object's prototype.
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}

/** An object is the number of its place; a number, bigint or `undefined` stands in brackets. */
type Slot = string | boolean | null | number | readonly [] | readonly [string | number];
type Written =
  | readonly Slot[]
  | { readonly map: readonly Slot[] }
  | { readonly set: readonly Slot[] }
  | { readonly keys: readonly string[]; readonly values: readonly Slot[] };
