import { type Document, isMap, isScalar, isSeq, parseDocument, type Scalar } from 'yaml';
import { recountOrdinals } from '../kit/recount-ordinals';
import { failed, ok, type Result } from '../kit/result';
import { replacing } from './referring-files';
import { spliceText, type TextEdit } from './splice-text';

/** Old key → new key of the lines of one table. */
export type KeyMap = ReadonlyMap<string, string>;

/** A table's file with its lines called anew, and what each was called before. */
export type RenumberedTable = {
  readonly text: string;
  readonly keys: KeyMap;
  readonly lines: readonly string[];
};

/** A line or an unlabelled row of the file: where its key (行次) is written, and its label. */
type Item = {
  readonly panel: number;
  readonly isLine: boolean;
  readonly key: Scalar;
  readonly label?: Scalar;
};

/** Written for a line that is inserted and has no number yet. */
const NEW_LINE = /^新/;
const NUMBER = /^\d{1,3}$/;

/** Calls the lines as told: `moves` holds the old and the new key of each. The 行次 of empty rows move with them. */
export function moveLines(text: string, moves: KeyMap): Result<RenumberedTable, string> {
  const items = itemsOf(parseDocument(text));
  const present = new Set(items.map(({ key }) => String(key.value)));
  const missing = [...moves.keys()].find((key) => !present.has(key));
  if (missing !== undefined) return failed(`没有行 ${missing}`);
  const taken = [...moves.values()].find((key) => present.has(key) && !moves.has(key));
  if (taken !== undefined) return failed(`已经有行 ${taken}，它也要改时请一并写明`);
  if (new Set(moves.values()).size < moves.size) return failed('不同的行不能改成同一行次');
  return ok(written(text, items, (item) => moves.get(String(item.key.value))));
}

/**
 * Counts the 行次 through from 1 in the order of the file, and the ordinals (一、二、…) of the labels of each panel.
 * An inserted line is written `line: 新` (several: 新1, 新2), an inserted empty row `unlabelled: 新`.
 */
export function countLines(text: string): Result<RenumberedTable, string> {
  const items = itemsOf(parseDocument(text)).filter(({ key }) => {
    const old = String(key.value);
    return NUMBER.test(old) || NEW_LINE.test(old);
  });
  const old = items.map(({ key }) => String(key.value)).filter((key) => NUMBER.test(key));
  if (old[0] !== '1' || old.some((key, at) => at > 0 && Number(key) <= Number(old[at - 1]))) {
    return failed('行次不是从 1 起依次排的，不能重新编号；请写明从哪一行改成哪一行');
  }
  const names = items.flatMap(({ isLine, key }) => (isLine ? [String(key.value)] : []));
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) return failed(`有两行都写作“${twice}”，请分别写作 ${twice}1、${twice}2`);
  return ok(written(text, items, (item) => String(items.indexOf(item) + 1), ordinalEdits(text, items)));
}

function written(
  text: string,
  items: readonly Item[],
  name: (item: Item) => string | undefined,
  others: readonly TextEdit[] = [],
): RenumberedTable {
  const keys = new Map<string, string>();
  const edits = items.flatMap((item): TextEdit[] => {
    const old = String(item.key.value);
    const next = name(item);
    if (next === undefined || next === old) return [];
    if (item.isLine) keys.set(old, next);
    return [replacing(text, item.key, next)];
  });
  const lines = items.flatMap(({ isLine, key }) => (isLine ? [String(key.value)] : []));
  return { text: spliceText(text, [...edits, ...others]), keys, lines };
}

function ordinalEdits(text: string, items: readonly Item[]): TextEdit[] {
  const panels = [...new Set(items.map(({ panel }) => panel))];
  return panels.flatMap((panel) => {
    const labels = items.flatMap((item) => (item.panel === panel && item.label ? [item.label] : []));
    const counted = recountOrdinals(labels.map(({ value }) => String(value)));
    return labels.flatMap((label, at): TextEdit[] => {
      const next = counted[at];
      return next === undefined || next === label.value ? [] : [replacing(text, label, next)];
    });
  });
}

/** Lines with a `number` of their own print that, and their keys are no 行次; they move only when they are named. */
function itemsOf(document: Document): Item[] {
  const panels = document.get('panels');
  if (!isSeq(panels)) return [];
  return panels.items.flatMap((panel, at) => {
    const items = isMap(panel) ? panel.get('items') : undefined;
    if (!isSeq(items)) return [];
    return items.items.flatMap((item): Item[] => {
      if (!isMap(item)) return [];
      const line = item.get('line', true);
      const key = isScalar(line) ? line : item.get('unlabelled', true);
      const label = item.get('label', true);
      if (!isScalar(key)) return [];
      return [{ panel: at, isLine: key === line, key, ...(isScalar(label) ? { label } : {}) }];
    });
  });
}
