import { namesAtHand } from '../kit/names-at-hand';
import { failed, ok, type Result } from '../kit/result';
import { IN_CHINESE } from '../kit/schema-words';
import { amountKind } from './amount';
import { choiceKind } from './choice';
import { countKind } from './count';
import { dateKind } from './date';
import type { Kind } from './kind';
import { percentageKind } from './percentage';
import { scoreKind } from './score';
import { MOST_CHARACTERS, textKind } from './text';

/** Every kind of values, by the word a pack uses. A new one is its file and its line here. */
export const KINDS = {
  amount: amountKind,
  count: countKind,
  percentage: percentageKind,
  score: scoreKind,
  text: textKind,
  choice: choiceKind,
  date: dateKind,
};

type TypeOf<Entry> = Entry extends { measure(type: infer Type): string } ? Type : never;

/** What a cell takes: a kind with what the pack says more about it. Plain data; only this folder looks into it. */
export type ValueType = TypeOf<(typeof KINDS)[keyof typeof KINDS]>;

/** What a cell takes where the pack says nothing. */
export const AMOUNT: ValueType = { kind: 'amount' };
export const COUNT: ValueType = { kind: 'count' };
/** What a quotient of two like things is. */
export const SHARE: ValueType = { kind: 'percentage', decimals: 2 };
/** Any text. */
export const TEXT: ValueType = { kind: 'text', limit: MOST_CHARACTERS };

export function kindOf(type: ValueType): Kind<ValueType, bigint | `'${string}`> {
  return KINDS[type.kind];
}

/** The names of everything that a pack may say of values beside `type`. */
export const PARAMETERS: readonly string[] = [
  ...new Set(Object.values(KINDS).flatMap(({ parameters }) => Object.keys(parameters.shape))),
];

/**
 * What a line or column of a pack says its values are: the kind's word under `type`, and the kind's parameters beside
 * it. `undefined`: it says nothing. The problem is for the pack's author.
 */
export function readType(says: Readonly<Record<string, unknown>>): Result<ValueType | undefined, string> {
  const given = Object.fromEntries(
    PARAMETERS.flatMap((name) => (says[name] === undefined ? [] : [[name, says[name]]])),
  );
  if (says.type === undefined && Object.keys(given).length === 0) return ok(undefined);
  const type = says.type ?? 'amount';
  const known = Object.entries(KINDS).find(([word]) => word === type);
  if (!known) {
    const words = Object.entries(KINDS).map(([word, { name }]) => `${word}（${name}）`);
    return failed(`没有类型“${String(type)}”，${namesAtHand(words)}`);
  }
  const [kind, { parameters, name }] = known;
  const read = parameters.safeParse(given, IN_CHINESE);
  if (read.success) return ok({ kind, ...read.data } as ValueType);
  const [issue] = read.error.issues;
  const stray = issue?.code === 'unrecognized_keys' ? issue.keys.join('、') : undefined;
  return failed(
    stray === undefined
      ? `${kind}（${name}）的 ${issue?.path.map(String).join('.') ?? ''}：${issue?.message ?? ''}`
      : `${kind}（${name}）不能写 ${stray}`,
  );
}
