import type { PackProblem } from '../kit/pack-problem';
import type { DictionaryEntry } from './pack';

/** Reads a code list: a header line, then `code,name,…`. Names with commas stand in double quotes. */
export function readDictionary(
  file: string,
  text: string,
  classification: DictionaryEntry['classification'],
  verified: boolean,
): { readonly entries: readonly DictionaryEntry[]; readonly problems: readonly PackProblem[] } {
  const entries: DictionaryEntry[] = [];
  const problems: PackProblem[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (index === 0 || raw.trim() === '') continue;
    const match = /^(\d+),(?:"([^"]*)"|([^,]*))/.exec(raw);
    if (match) {
      entries.push({
        code: match[1] ?? '',
        name: (match[2] ?? match[3] ?? '').trim(),
        classification,
        verified,
      });
    } else {
      problems.push({ file, line: index + 1, reason: '应以数字编码和逗号开头，例如 201,一般公共服务支出' });
    }
  }
  return { entries, problems };
}
