import type { Pack } from '../pack/pack';
import type { LocatedWorkbook } from '../workbook/locate-tables';
import type { PlainWorkbook } from '../workbook/sheet';
import type { Answer } from './answer';
import type { MappingReport } from './mapping-report';
import { readColumnWords } from './read-column-words';
import { readLineWords } from './read-line-words';
import { readScaleWords, readTitles } from './read-titles';

/**
 * Lists the words of a located workbook with what each was taken to mean. `pack` is the one that located it, with the
 * answers in it.
 */
export function readMapping(
  pack: Pack,
  workbook: PlainWorkbook,
  located: LocatedWorkbook,
  answers: readonly Answer[],
  unfit: readonly Answer[],
): MappingReport {
  const tables = located.tables.flatMap((location) => {
    const table = pack.tables.find(({ id }) => id === location.table);
    return table ? [{ table, location }] : [];
  });
  const usedCodes = new Set(located.tables.flatMap(({ codedLines }) => codedLines.map(({ code }) => code)));
  return {
    entries: [
      ...readTitles(pack, workbook, located),
      ...tables.flatMap(({ table, location }) => [
        ...readScaleWords(location),
        ...readColumnWords(pack, table, location),
        ...readLineWords(pack, table, location, usedCodes),
      ]),
    ],
    answers: [...answers],
    unfit: [...unfit],
  };
}
