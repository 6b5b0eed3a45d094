import { oncePer } from '../kit/once-per';
import type { MappingReport } from '../mapping/mapping-report';
import { readMapping } from '../mapping/read-mapping';
import type { ImportedBook } from './import-book';

/**
 * 对应关系 and questions: what each word of the workbook was taken to mean. Costs as much as the import itself, so it is
 * made once, for whoever looks at it.
 */
export const mappingOf = oncePer(({ from, readings }: ImportedBook): MappingReport => {
  const asked = new Map([...readings].map(([table, reading]) => [table, reading.asked]));
  const { speaking, workbook, located, answers } = from;
  return readMapping(speaking.pack, workbook, { located, asked }, answers, speaking.unfit);
});
