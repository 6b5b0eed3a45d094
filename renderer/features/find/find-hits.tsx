import { memo } from 'react';
import { toAddress } from '#shared/document/address';
import type { FindHit } from '#shared/find/find-in-project';
import { shownAddress, writeCellName } from '#shared/session/cell-name';
import { openSession } from '../../store/project-store';
import { PlaceList } from '../place-list/place-list';
import { showHit } from './find-next';
import type { Found } from './use-hits';

/** What is listed at once; F3 walks through all of them. */
const MOST_SHOWN = 300;

type Props = {
  readonly found: Found;
  readonly current: string | null;
  readonly refused: readonly { readonly hit: FindHit; readonly reason: string }[];
};

/** The hits, or after 全部替换 those that were left with the reason. Drawn anew only when they are others: not with each key. */
export const FindHits = memo(({ found, current, refused }: Props) => {
  const { hits } = found;
  const reasons = new Map(refused.map(({ hit, reason }) => [hit.key, reason]));
  const listed = refused.length > 0 ? refused.map(({ hit }) => hit) : hits;
  return (
    <>
      <p className="place-summary" aria-live="polite">
        {summary(found, refused.length)}
      </p>
      <PlaceList
        label="查找结果"
        places={listed.slice(0, MOST_SHOWN).map((hit) => ({
          key: hit.key,
          text: hit.shown,
          where: placeOf(hit),
          warning: reasons.get(hit.key),
          isShown: hit.key === current,
          go: () => showHit(hit),
        }))}
      />
      {listed.length > MOST_SHOWN && (
        <p className="place-summary quiet">还有 {listed.length - MOST_SHOWN} 处，用 F3 逐处查看</p>
      )}
    </>
  );
});

/** Where it stands: of a name or a code the line, of an amount or a note the cell. */
function placeOf(hit: FindHit): string {
  if (hit.kind === 'written') return `情况说明　${hit.written}`;
  if (hit.kind === 'text-note') return `情况说明　${hit.written}（批注）`;
  if (hit.kind === 'sentence') return '情况说明　由表里的数得出';
  const { kind, address, name } = hit;
  const words = shownAddress(openSession(), address);
  if (words !== address) return `${writeCellName(name)}　${words}${kind === 'note' ? '（批注）' : ''}`;
  if (kind === 'name' || kind === 'code') return `${name.table}　${toAddress(address).line} 行`;
  return `${address}　${writeCellName(name)}${kind === 'note' ? '（批注）' : ''}`;
}

function summary({ sought, hits, isGoingOn }: Found, left: number): string {
  if (left > 0) return `${left} 处没有替换：`;
  if (sought.trim() === '') return '输入要查找的内容；千分位逗号、全角半角、空格不影响查找';
  if (isGoingOn) return `找到 ${hits.length} 处，还在查找`;
  return hits.length === 0 ? `没有找到“${sought.trim()}”` : `找到 ${hits.length} 处`;
}
