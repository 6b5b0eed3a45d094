/**
 * Plain data as one line of JSON and back: objects, arrays, texts, numbers, booleans and null as themselves, a `bigint`
 * and a `Map` marked as what they are. A property that is undefined is left out. Anything else is a bug and throws.
 */
export function writeTree(tree: unknown): string {
  return JSON.stringify(encode(tree));
}

/** What `writeTree` wrote. Throws on any other text. */
export function readTree(text: string): unknown {
  return decode(JSON.parse(text));
}

const BIGINT = '$n';
const MAP = '$map';

function encode(value: unknown): unknown {
  if (typeof value === 'bigint') return { [BIGINT]: String(value) };
  if (value instanceof Map) return { [MAP]: [...value].map((pair) => pair.map(encode)) };
  if (Array.isArray(value)) return value.map(encode);
  if (isPlain(value)) {
    const said = Object.entries(value).filter(([, part]) => part !== undefined);
    if (said.some(([key]) => key.startsWith('$')))
      throw new Error('A key that marks a kind cannot be written');
    return Object.fromEntries(said.map(([key, part]) => [key, encode(part)]));
  }
  if (value === null || ['string', 'boolean'].includes(typeof value)) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new Error(`No plain data: ${typeof value}`);
}

function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (!isPlain(value)) return value;
  const { [BIGINT]: digits, [MAP]: pairs } = value;
  if (typeof digits === 'string') return BigInt(digits);
  if (Array.isArray(pairs)) return new Map(pairs.map(([key, part]) => [decode(key), decode(part)]));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, decode(part)]));
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
