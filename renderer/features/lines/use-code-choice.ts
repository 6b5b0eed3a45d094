import { useEffect, useMemo } from 'react';
import { type CodeSuggestion, codeSuggestions, findCodes, indexCodes } from '#shared/find/code-suggestions';
import type { TableId } from '#shared/rule/rule';
import { loadOfficeCodes, useOfficeCodes } from '../../store/office-codes';
import { openSession } from '../../store/project-store';

const MOST_OFFERED = 60;
const NO_CODES: readonly never[] = [];

type Wanted = {
  readonly table: TableId;
  readonly near: string;
  readonly query: string;
  /** Codes the table has already. */
  readonly present: ReadonlySet<string>;
  /** Whether the table may list the code. */
  readonly isListed: (code: string) => boolean;
};

/** What the picker offers for the query: known codes, or the code typed itself when no list has it (`fresh`). */
export function useCodeChoice({ table, near, query, present, isListed }: Wanted): {
  readonly offered: readonly CodeSuggestion[];
  readonly names: Readonly<Record<string, string>>;
  readonly fresh: string | undefined;
} {
  const session = openSession();
  const office = useOfficeCodes((state) => state.list?.codes ?? NO_CODES);
  useEffect(() => void loadOfficeCodes(), []);
  const suggestions = useMemo(() => codeSuggestions(session, table, office), [session, table, office]);
  const index = useMemo(
    () => indexCodes(suggestions.filter(({ code }) => !present.has(code))),
    [suggestions, present],
  );
  const names = useMemo(
    () => Object.fromEntries(suggestions.map(({ code, name }) => [code, name])),
    [suggestions],
  );
  const offered = useMemo(() => findCodes(index, query, near, MOST_OFFERED), [index, query, near]);
  const typed = query.normalize('NFKC').trim();
  const fresh = isListed(typed) && !present.has(typed) && names[typed] === undefined ? typed : undefined;
  return { offered, names, fresh };
}
