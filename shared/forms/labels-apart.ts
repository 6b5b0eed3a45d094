import { oncePer } from '../kit/once-per';
import { normalName } from '../kit/same-name';
import type { FormKind } from '../pack/pack';
import type { DocumentLine, LooseLine } from './loose-lines';
import { plainTitle } from './plain-title';
import { lineLabels, NAME_LABEL, OFFICE_LABELS } from './printed-words';

/** A word with a colon behind it, at the beginning of a line or behind a space. */
const LABELS = /(?<=^|[\s：:；;])([^\s：:；;]{2,24})[^\S\n]*[：:]/g;
/** What may stand before the first of several labels, and says nothing itself. */
const LEAD = /^(?:其中[：:]?)?\s*$/;

const labelsOf = oncePer(
  (kind: FormKind): ReadonlySet<string> =>
    new Set([...lineLabels(kind), ...[NAME_LABEL, ...OFFICE_LABELS].map(normalName)]),
);

/** A line that says several labels, each with its text behind it (核定人员编制数：150 实际在职人员总数：114), as a line each. */
export function labelsApart(lines: readonly DocumentLine[], kind: FormKind): readonly DocumentLine[] {
  return lines.flatMap((line): readonly DocumentLine[] =>
    line.kind === 'line' ? apart(line, labelsOf(kind)) : [line],
  );
}

function apart(line: LooseLine, labels: ReadonlySet<string>): readonly LooseLine[] {
  const { text } = line;
  const starts = [...text.matchAll(LABELS)].flatMap(({ index, 1: label = '' }) =>
    labels.has(plainTitle(label)) ? [index] : [],
  );
  const [first, second] = starts;
  if (first === undefined || second === undefined || !LEAD.test(text.slice(0, first))) return [line];
  return starts.map((start, at) => ({ ...line, text: text.slice(start, starts[at + 1]).trim() }));
}
