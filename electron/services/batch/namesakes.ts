import type { UnitResult } from '#shared/batch/unit-result';
import { firstNames } from '#shared/kit/first-names';

/** So many units are told; how many more there are, too. */
const MOST = 20;

/** Notes which files are of one unit and year: a clerk who collects them is to know which one counts. */
export class Namesakes {
  readonly #files = new Map<string, string[]>();

  add({ file, organisation, year, pack }: Pick<UnitResult, 'file' | 'organisation' | 'year' | 'pack'>): void {
    if (organisation === '' || year === null) return;
    const key = `“${organisation}”${year}年度（${pack}）`;
    this.#files.set(key, [...(this.#files.get(key) ?? []), file]);
  }

  /** A sentence for each unit that has several files. */
  told(): readonly string[] {
    const several = [...this.#files].filter(([, files]) => files.length > 1);
    const named = several
      .slice(0, MOST)
      .map(([unit, files]) => `${unit}有 ${files.length} 个文件，请核对用哪一份：${firstNames(files)}`);
    return several.length > MOST
      ? [...named, `同一单位有几个文件的还有 ${several.length - MOST} 个单位`]
      : named;
  }
}
