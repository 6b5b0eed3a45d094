import type { Scale } from '../amount/amount';
import type { Answer } from '../mapping/answer';
import type { MappingReport } from '../mapping/mapping-report';
import { openQuestions, type Question } from '../mapping/questions';
import { readMapping } from '../mapping/read-mapping';
import { withAnswers } from '../mapping/with-answers';
import type { Pack } from '../pack/pack';
import { locateTables } from '../workbook/locate-tables';
import type { PlainWorkbook } from '../workbook/sheet';

/** What each word of a template was taken to mean; its numbers are going to be others and are not looked at. */
export function templateMapping(
  pack: Pack,
  template: PlainWorkbook,
  answers: readonly Answer[],
): MappingReport {
  const speaking = withAnswers(pack, answers);
  const located = locateTables(template, speaking.pack);
  return readMapping(speaking.pack, template, { located, asked: new Map() }, answers, speaking.unfit);
}

/**
 * What of a template can be meant in two ways, nobody having said in which. Its year is going to be the project's, and its
 * scale the one `asked` for.
 */
export function templateQuestions(pack: Pack, mapping: MappingReport, asked: Scale | undefined): Question[] {
  return openQuestions(pack, {
    ...mapping,
    entries: mapping.entries.filter(({ asked: { of } }) => of !== 'year' && (of !== 'scale' || !asked)),
  });
}
