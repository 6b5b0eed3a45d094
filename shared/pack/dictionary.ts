import type { PackProblem } from '../kit/pack-problem';
import { normalName } from '../kit/same-name';
import type { DictionaryEntry, FormerName } from './pack';

/** A code list that a pack names. */
export type CodeList = {
  readonly file: string;
  readonly text: string;
  readonly classification: string;
  readonly verified: boolean;
};

type Place = { readonly file: string; readonly line: number; readonly name: string };

/**
 * Reads a pack's code lists: a header line, then `code,name,…`. Names with commas stand in double quotes. A code has
 * one name in all files of its classification.
 */
export function readDictionaries(lists: readonly CodeList[]): {
  readonly entries: readonly DictionaryEntry[];
  readonly problems: readonly PackProblem[];
} {
  const entries: DictionaryEntry[] = [];
  const problems: PackProblem[] = [];
  const known = new Map<string, Place>();
  for (const { file, text, classification, verified } of lists) {
    for (const [index, raw] of text.split(/\r?\n/).entries()) {
      if (index === 0 || raw.trim() === '') continue;
      const match = /^([0-9A-Za-z-]*\d[0-9A-Za-z-]*),(?:"([^"]*)"|([^,]*))/.exec(raw);
      const here = { file, line: index + 1 };
      if (!match) {
        problems.push({ ...here, reason: '应以数字编码和逗号开头，例如 201,一般公共服务支出' });
        continue;
      }
      const code = match[1] ?? '';
      const name = (match[2] ?? match[3] ?? '').trim();
      const earlier = known.get(`${classification} ${code}`);
      const reason = earlier && saidTwice(code, name, file, earlier);
      if (reason !== undefined) problems.push({ ...here, reason });
      else entries.push({ code, name, classification, verified });
      if (!earlier) known.set(`${classification} ${code}`, { ...here, name });
    }
  }
  return { entries, problems };
}

/** A code may stand once for each budget it belongs to; then its lines say the same name. */
function saidTwice(code: string, name: string, file: string, earlier: Place): string | undefined {
  if (normalName(earlier.name) === normalName(name)) return undefined;
  const place = earlier.file === file ? `第 ${earlier.line} 行` : ` ${earlier.file} 第 ${earlier.line} 行`;
  return `编码 ${code} 在${place}叫“${earlier.name}”，这里叫“${name}”，一个编码只有一个名称`;
}

/** Reads a list of former names: a header line, then `旧名称,现名称`. */
export function readFormerNames(
  file: string,
  text: string,
): { readonly names: readonly FormerName[]; readonly problems: readonly PackProblem[] } {
  const names: FormerName[] = [];
  const problems: PackProblem[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (index === 0 || raw.trim() === '') continue;
    const [former = '', name = '', ...rest] = raw.split(',').map((part) => part.trim());
    if (former === '' || name === '' || rest.length > 0)
      problems.push({ file, line: index + 1, reason: '应写“旧名称,现名称”两项' });
    else names.push({ former, name });
  }
  return { names, problems };
}
