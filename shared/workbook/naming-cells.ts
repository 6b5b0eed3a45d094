import { onceWithin } from '../kit/once-per';
import type { SheetTexts } from './sheet-texts';
import { type SpokenName, type SpokenNameReader, spokenName } from './table-names';

type WordCell = {
  /** Its place among the sheet's words. */
  readonly nth: number;
  readonly row: number;
  readonly left: number;
  readonly spoken: SpokenName;
};

/** The cells of a sheet that may name a table of a pack whose names end so, in the sheet's order. */
export function namingCells(
  { always, byEnd }: WordCells,
  ends: SpokenNameReader['ends'],
): Iterable<WordCell> {
  const found = new Set(always);
  for (const end of ends) for (const cell of byEnd.get(end) ?? []) found.add(cell);
  return [...found].sort((one, other) => one.nth - other.nth);
}

/** The cells of a sheet that could name a table: of any pack, and of packs with a name that ends like one of its forms. */
export type WordCells = {
  readonly always: readonly WordCell[];
  readonly byEnd: ReadonlyMap<string | undefined, readonly WordCell[]>;
};

export type ReadWordCells = (texts: SheetTexts) => WordCells;

/** A sheet's cells once, whichever packs look at them; who looked lets go of them. */
export function wordCellReader(): ReadWordCells {
  return onceWithin(wordCells);
}

function wordCells({ lines }: SheetTexts): WordCells {
  const always: WordCell[] = [];
  const byEnd = new Map<string | undefined, WordCell[]>();
  let nth = 0;
  for (const { row, columns, texts } of lines) {
    for (const [at, text] of texts.entries()) {
      const spoken = spokenName(text);
      if (spoken.kind === 'none') continue;
      const cell = { nth, row, left: columns[at] ?? 0, spoken };
      nth += 1;
      if (spoken.kind === 'continuation' || spoken.isMinistry) always.push(cell);
      else
        for (const end of spoken.ends) {
          const known = byEnd.get(end);
          if (known) known.push(cell);
          else byEnd.set(end, [cell]);
        }
    }
  }
  return { always, byEnd };
}
