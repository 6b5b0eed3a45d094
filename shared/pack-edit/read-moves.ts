import { failed, ok, type Result } from '../kit/result';
import type { KeyMap } from './line-keys';

/** Reads pairs of old and new lines as an author writes them: `人员 在职`, `27 28`, `32:62 33:63`. */
export function readMoves(words: readonly string[]): Result<KeyMap, string> {
  if (words.length % 2 === 1) {
    return failed('原行次和新行次要成对写，例如 27 28，或一段 32:62 33:63');
  }
  const moves = new Map<string, string>();
  for (let at = 0; at < words.length; at += 2) {
    const [from, to] = [keysOf(words[at] ?? ''), keysOf(words[at + 1] ?? '')];
    if (from.length !== to.length || from.length === 0) {
      return failed(`“${words[at]}”与“${words[at + 1]}”的行数不同，请核对起止行次`);
    }
    for (const [position, key] of from.entries()) {
      if (moves.has(key)) return failed(`行 ${key} 写了两次`);
      moves.set(key, to[position] ?? key);
    }
  }
  return ok(moves);
}

/** `32:62` is each number of it; anything else is one key. Empty: the range runs backwards or is far too long. */
function keysOf(word: string): readonly string[] {
  const range = /^(\d+)[:：](\d+)$/.exec(word);
  if (!range) return [word];
  const [first, last] = [Number(range[1]), Number(range[2])];
  if (last < first || last - first > 999) return [];
  return Array.from({ length: last - first + 1 }, (_, step) => String(first + step));
}
