import { oncePer } from '../kit/once-per';
import type { MappingEntry, MappingReport } from '../mapping/mapping-report';
import { type ReadWorkbook, readDoubts, readMapping } from '../mapping/read-mapping';
import type { ImportedBook } from './import-book';

/**
 * 对应关系 and questions: what each word of the workbook was taken to mean. Costs as much as the import itself, so it is
 * made once, for whoever looks at it.
 */
export const mappingOf = oncePer((book: ImportedBook): MappingReport => {
  const { speaking, workbook, answers } = book.from;
  return readMapping(speaking.pack, workbook, readBook(book), answers, speaking.unfit);
});

/** What of 对应关系 may ask something, for whoever wants the questions alone: the same ones, without the rest being made. */
export const doubtsOf = oncePer((book: ImportedBook): { readonly entries: readonly MappingEntry[] } => {
  const { speaking, workbook } = book.from;
  return { entries: readDoubts(speaking.pack, workbook, readBook(book)) };
});

function readBook({ from, readings }: ImportedBook): ReadWorkbook {
  return {
    located: from.located,
    asked: new Map([...readings].map(([table, reading]) => [table, reading.asked])),
  };
}
