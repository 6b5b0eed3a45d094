import type { ProjectDocument } from '../document/document';
import { newDocument } from '../document/new-document';
import { referencesOf } from '../engine/rule-references';
import type { Pack } from '../pack/pack';
import type { CodedLine } from '../pack/table-shape';
import { ancestorCodes, codeLevels } from '../pack/table-shape';

/**
 * Lines of every level in every table with codes, and the codes that rules name, so that relative words and
 * derivations are put to work.
 */
export function trialDocument(pack: Pack): ProjectDocument {
  const document = newDocument(pack, { organisation: '', kind: '', year: pack.year });
  const tables = new Map(document.tables);
  for (const table of pack.tables) {
    const levels = codeLevels(table);
    const content = tables.get(table.id);
    if (!levels || !content) continue;
    const longest = Math.max(...levels);
    const codes = new Set(['2019999999'.slice(0, longest), ...namedCodes(pack, table.id)]);
    const all = new Set([...codes].flatMap((code) => [...ancestorCodes(code, levels), code]));
    const lines = [...all].sort().map((code): CodedLine => ({ code, name: '' }));
    tables.set(table.id, { ...content, lines });
  }
  const prior = { packId: pack.id, facts: document.facts, source: '', tables };
  return { ...document, tables, prior };
}

function namedCodes(pack: Pack, table: string): string[] {
  return pack.rules.flatMap(referencesOf).flatMap((reference) => {
    const { line } = reference;
    return reference.table === table && line.kind === 'key' && /^\d+$/.test(line.key) ? [line.key] : [];
  });
}
