import { normalName } from '../kit/same-name';
import { fitPinyin, isPinyinQuery, pinyinOf } from './pinyin';

/** The options that what is typed may mean, in their order: by a part of their words, or by pinyin (`y`, `liang`). */
export function fittingOptions(options: readonly string[], typed: string): readonly string[] {
  const wanted = normalName(typed).toLowerCase();
  if (wanted === '') return options;
  const exact = options.filter((option) => normalName(option).toLowerCase() === wanted);
  if (exact.length > 0) return exact;
  return options.filter(
    (option) =>
      normalName(option).toLowerCase().includes(wanted) ||
      (isPinyinQuery(typed) && fitPinyin(pinyinOf(option), typed) !== 'none'),
  );
}
