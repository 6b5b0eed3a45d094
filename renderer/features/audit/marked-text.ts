import type { AuditPlace } from '#shared/audit/audit-finding';
import type { Listed } from './listed-findings';

/** A stretch of a text of the document; `findings`: those that are about it, as `Listed.at`, the gravest first. */
export type Stretch = { readonly text: string; readonly findings: readonly number[] };

/** Names a paragraph, or a cell of a table by its place in the grid. */
export function auditPlaceKey({ block, cell }: Pick<AuditPlace, 'block' | 'cell'>): string {
  return cell === undefined ? `${block}` : `${block}:${cell.row}:${cell.column}`;
}

/** The findings by the paragraph, cell or table in which they are; what concerns no place of the text is left out. */
export function findingsByPlace(listed: readonly Listed[]): ReadonlyMap<string, readonly Listed[]> {
  const places = new Map<string, Listed[]>();
  for (const each of listed) {
    const { place } = each.finding;
    if (place.block === undefined) continue;
    const key = auditPlaceKey(place);
    const there = places.get(key);
    if (there) there.push(each);
    else places.set(key, [each]);
  }
  return places;
}

/** The text cut where the words of a finding begin and end. A finding whose words do not stand there is about all of it. */
export function markedText(text: string, findings: readonly Listed[]): readonly Stretch[] {
  const ranges = findings.map(({ finding: { place }, at }) => ({ at, ...rangeOf(text, place) }));
  const cuts = [...new Set([0, text.length, ...ranges.flatMap(({ from, to }) => [from, to])])].toSorted(
    (one, other) => one - other,
  );
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? text.length;
    return {
      text: text.slice(from, to),
      findings: ranges.filter((range) => range.from <= from && to <= range.to).map(({ at }) => at),
    };
  });
}

function rangeOf(text: string, { quote, from }: AuditPlace): { readonly from: number; readonly to: number } {
  const whole = { from: 0, to: text.length };
  if (quote === '') return whole;
  const said = from !== undefined && text.startsWith(quote, from) ? from : text.indexOf(quote);
  return said < 0 ? whole : { from: said, to: said + quote.length };
}
