import { normalName } from '../kit/same-name';
import { isMissingMark } from '../report/inline';
import type { DocumentLine, LooseLine } from './loose-lines';
import { plainTitle } from './plain-title';
import { DATE_LABEL } from './printed-words';

const DIGIT = '[\\d〇○零一二三四五六七八九十]';
const DATE = new RegExp(
  `^${DIGIT}{4}\\s*[年./-]\\s*${DIGIT}{1,3}\\s*(?:月|[./-])?\\s*(?:${DIGIT}{1,3}\\s*日?)?$`,
);

/**
 * The line that is a date and nothing else, as forms print it under their title; or our own mark that it is still to be written.
 * None where a line says the date beside its label, and none that a label stands above: that is what this one says.
 */
export function bareDate(lines: readonly DocumentLine[]): LooseLine | undefined {
  const isLabelled = lines.some(
    (line) =>
      line.kind === 'line' && plainTitle(line.text.split(/[：:]/)[0] ?? '') === normalName(DATE_LABEL),
  );
  if (isLabelled) return undefined;
  return lines.find((line, at): line is LooseLine => {
    const above = lines[at - 1];
    if (line.kind !== 'line' || (above?.kind === 'line' && /[：:]\s*$/.test(above.text))) return false;
    const text = line.text.trim();
    return DATE.test(text) || (isMissingMark(text) && text.includes(DATE_LABEL));
  });
}
