import { oncePer } from '../kit/once-per';
import type { FormKind, Pack } from './pack';

/**
 * A kind of forms as a small pack of its own: its tables, its rules, no books. A form is judged over it by the same
 * engine as the published tables, and knows of nothing outside itself. One object for a kind, so that whatever is
 * remembered with tables and rules serves all its forms.
 */
export function formPack(pack: Pack, kind: FormKind): Pack {
  const made = packsOf(pack);
  const known = made.get(kind) ?? madeFrom(pack, kind);
  made.set(kind, known);
  return known;
}

const packsOf = oncePer((_: Pack) => new Map<FormKind, Pack>());

function madeFrom({ report: _, ...pack }: Pack, { tables, rules, title, grades }: FormKind): Pack {
  return { ...pack, title, tables, rules, grades, books: [], forms: [] };
}
