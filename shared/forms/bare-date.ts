import { isMissingMark } from '../report/inline';
import type { DocumentLine, LooseLine } from './loose-lines';
import { DATE_LABEL } from './printed-words';

const DIGIT = '[\\d〇○零一二三四五六七八九十]';
const DATE = new RegExp(
  `^${DIGIT}{4}\\s*[年./-]\\s*${DIGIT}{1,3}\\s*(?:月|[./-])?\\s*(?:${DIGIT}{1,3}\\s*日?)?$`,
);

/** The line that is a date and nothing else, as forms print it under their title; or our own mark that it is still to be written. */
export function bareDate(lines: readonly DocumentLine[]): LooseLine | undefined {
  return lines.find((line): line is LooseLine => {
    if (line.kind !== 'line') return false;
    const text = line.text.trim();
    return DATE.test(text) || (isMissingMark(text) && text.includes(DATE_LABEL));
  });
}
