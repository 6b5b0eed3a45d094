import {
  type Document,
  type DocumentOptions,
  LineCounter,
  type ParseOptions,
  parseDocument,
  type SchemaOptions,
} from 'yaml';
import type { z } from 'zod';
import type { PackProblem } from '../kit/pack-problem';
import { failed, ok, type Result } from '../kit/result';
import { IN_CHINESE } from '../kit/schema-words';

/** A value read from YAML together with the way back to its line, for faults found later. */
export type YamlFile<Value> = {
  readonly value: Value;
  readonly lineOf: (path: readonly PropertyKey[]) => number;
};

/**
 * Parses a pack's YAML file against a schema; every fault carries the line it stands on. With `texts` nothing is read
 * as a number or a truth value: `100.00` and `0201` stay as they are written.
 */
export function readYaml<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
  scalars: 'values' | 'texts' = 'values',
): Result<YamlFile<z.infer<Schema>>, readonly PackProblem[]> {
  const lines = new LineCounter();
  const read = parsed(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: scalars === 'texts' ? 'failsafe' : 'core',
  });
  if (!read.ok) return failed([{ file, line: 0, reason: read.problem }]);
  const document = read.value;
  if (document.errors.length > 0) {
    return failed(
      document.errors.map((error) => ({
        file,
        line: lines.linePos(error.pos[0]).line,
        reason: `YAML 写法有误：${error.message}`,
      })),
    );
  }
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const node = document.getIn(path.slice(0, depth), true) as
        | { range?: [number, number, number] }
        | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const value = plainValue(document);
  if (!value.ok) return failed([{ file, line: 0, reason: value.problem }]);
  const checked = schema.safeParse(value.value, IN_CHINESE);
  if (checked.success) return ok({ value: checked.data, lineOf });
  return failed(
    checked.error.issues.map((issue) => {
      // An unknown key stands deeper than the object that has it.
      const place =
        issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
      // What is wrong with a key stands a level deeper.
      const { message } = (issue.code === 'invalid_key' ? issue.issues[0] : undefined) ?? issue;
      return { file, line: lineOf(place), reason: `${place.map(String).join('.')}：${message}` };
    }),
  );
}

/** An alias may stand for an alias: written out, a short file would fill the memory. */
const MOST_ALIASES = 100;

function parsed(
  text: string,
  options: ParseOptions & DocumentOptions & SchemaOptions,
): Result<Document.Parsed, string> {
  try {
    return ok(parseDocument(text, options));
  } catch (fault) {
    if (fault instanceof RangeError) return failed('嵌套太深');
    throw fault;
  }
}

/** What a parsed document says. The problem is one phrase: references or nesting without end. */
function plainValue(document: Document.Parsed): Result<unknown, string> {
  try {
    return ok(document.toJS({ maxAliasCount: MOST_ALIASES }));
  } catch (fault) {
    // The library's words for aliases that are too many or refer to nothing, and for nesting that is too deep.
    if (fault instanceof ReferenceError) return failed('引用（&、*）过多或指向不明');
    if (fault instanceof RangeError) return failed('嵌套太深');
    throw fault;
  }
}
