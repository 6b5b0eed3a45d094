import { parseAddress } from '#shared/document/address';
import type { FindHit } from '#shared/find/find-in-project';
import { writeCellName } from '#shared/session/cell-name';
import { showHit } from './find-next';

/** What is listed at once; F3 walks through all of them. */
const MOST_SHOWN = 300;

type Props = {
  readonly hits: readonly FindHit[];
  readonly sought: string;
  readonly current: string | null;
  readonly refused: readonly { readonly hit: FindHit; readonly reason: string }[];
};

/** The hits, or after 全部替换 those that were left with the reason. */
export function FindHits({ hits, sought, current, refused }: Props) {
  const reasons = new Map(refused.map(({ hit, reason }) => [hit.key, reason]));
  const listed = refused.length > 0 ? refused.map(({ hit }) => hit) : hits;
  return (
    <>
      <p className="side-panel-message" aria-live="polite">
        {summary(sought, hits.length, refused.length)}
      </p>
      <ul className="side-panel-list" aria-label="查找结果">
        {listed.slice(0, MOST_SHOWN).map((hit) => (
          <li key={hit.key} className={hit.key === current ? 'is-shown' : ''}>
            <button
              type="button"
              className="side-panel-item"
              aria-current={hit.key === current}
              onClick={() => showHit(hit)}
            >
              <span className="is-found">{hit.shown}</span>
              <span className="quiet">{placeOf(hit)}</span>
              {reasons.has(hit.key) && <span className="is-warning">{reasons.get(hit.key)}</span>}
            </button>
          </li>
        ))}
        {listed.length > MOST_SHOWN && (
          <li className="side-panel-message quiet">还有 {listed.length - MOST_SHOWN} 处，用 F3 逐处查看</li>
        )}
      </ul>
    </>
  );
}

/** Where it stands: of a name or a code the line, of an amount or a note the cell. */
function placeOf({ kind, address, name }: FindHit): string {
  if (kind === 'name' || kind === 'code') return `${name.table}　${parseAddress(address)?.line ?? ''} 行`;
  return `${address}　${writeCellName(name)}${kind === 'note' ? '（批注）' : ''}`;
}

function summary(sought: string, found: number, left: number): string {
  if (left > 0) return `${left} 处没有替换：`;
  if (sought.trim() === '') return '输入要查找的内容；千分位逗号、全角半角、空格不影响查找';
  return found === 0 ? `没有找到“${sought.trim()}”` : `找到 ${found} 处`;
}
