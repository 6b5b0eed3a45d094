import { memo, useEffect, useMemo, useRef } from 'react';
import type { FinishedBlock, FinishedDocument } from '#shared/finished/finished-document';
import { type AuditCell, auditRows } from './grid-rows';
import { classOf, type Listed } from './listed-findings';
import { auditPlaceKey, findingsByPlace, markedText } from './marked-text';

type Props = {
  readonly document: FinishedDocument;
  /** All findings, listed or not: what the list leaves out stays marked in the text. */
  readonly listed: readonly Listed[];
  /** The finding that is shown, as `Listed.at`. */
  readonly shown: number | null;
  readonly onShow: (at: number) => void;
};

/** Of the document's levels, beneath the dialog's own title. */
const HEADINGS = ['h3', 'h4', 'h5'] as const;

const ROLES = { contents: '目录', header: '页眉', footer: '页脚', note: '脚注', hidden: '隐藏文字' } as const;

/** The text of the document as it was read, each place that a finding is about marked, the one shown lit and in sight. */
export function DocumentText({ document, listed, shown, onShow }: Props) {
  const room = useRef<HTMLElement>(null);
  const places = useMemo(() => findingsByPlace(listed), [listed]);
  const shownBlock = listed.find(({ at }) => at === shown)?.finding.place.block;
  useEffect(() => {
    const lit =
      shown === null
        ? undefined
        : (room.current?.querySelector('.audit-mark.is-shown') ??
          room.current?.querySelector(`[data-block="${shownBlock}"]`));
    lit?.scrollIntoView({ block: 'center' });
  }, [shown, shownBlock]);
  let page: number | undefined;
  return (
    <section ref={room} className="audit-text" aria-label="文本内容">
      {document.blocks.map((block, at) => {
        const before = page;
        page = pageOf(block) ?? page;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a block is known by its place, and the document does not change
          <div key={at} data-block={at} className="audit-block">
            {page !== before && <p className="audit-page">第 {page} 页</p>}
            <Block
              block={block}
              at={at}
              places={places}
              shown={shownBlock === at ? shown : null}
              onShow={onShow}
            />
          </div>
        );
      })}
    </section>
  );
}

function pageOf(block: FinishedBlock): number | undefined {
  return block.kind === 'table' ? block.pages?.[0] : block.page;
}

type BlockProps = {
  readonly block: FinishedBlock;
  readonly at: number;
  readonly places: ReadonlyMap<string, readonly Listed[]>;
  readonly shown: number | null;
  readonly onShow: (at: number) => void;
};

const Block = memo(function Block({ block, at, places, shown, onShow }: BlockProps) {
  const findings = places.get(auditPlaceKey({ block: at }));
  if (block.kind === 'paragraph') {
    const { text, level, role } = block;
    const words = <Marked text={text} findings={findings} shown={shown} onShow={onShow} />;
    if (level !== undefined) {
      const Heading = HEADINGS[Math.min(level, HEADINGS.length) - 1] ?? 'h5';
      return <Heading className={`audit-heading is-level-${Math.min(level, 3)}`}>{words}</Heading>;
    }
    return (
      <p className={role === undefined ? 'audit-paragraph' : `audit-paragraph is-${role}`}>
        {role !== undefined && <span className="audit-role">{ROLES[role]}</span>}
        {words}
      </p>
    );
  }
  const isShown = shown !== null && findings?.some((each) => each.at === shown);
  const markedAs = isShown ? ' is-shown' : findings ? ' is-marked' : '';
  return (
    <div className={`audit-table${markedAs}`}>
      <table>
        <tbody>
          {auditRows(block).map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place
            <tr key={index}>
              {row.map((cell) => (
                <Cell key={cell.column} cell={cell} at={at} places={places} shown={shown} onShow={onShow} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});

function Cell({ cell, at, places, shown, onShow }: Omit<BlockProps, 'block'> & { readonly cell: AuditCell }) {
  if (cell.text === undefined) return <td />;
  const { row, column, rowSpan, columnSpan, text } = cell;
  const findings = places.get(auditPlaceKey({ block: at, cell: { row, column } }));
  return (
    <td
      rowSpan={rowSpan}
      colSpan={columnSpan}
      className={/^[-−]?[\d,，.]+%?$/.test(text.trim()) ? 'is-number' : undefined}
    >
      <Marked text={text} findings={findings} shown={shown} onShow={onShow} />
    </td>
  );
}

type MarkedProps = {
  readonly text: string;
  readonly findings: readonly Listed[] | undefined;
  readonly shown: number | null;
  readonly onShow: (at: number) => void;
};

function Marked({ text, findings, shown, onShow }: MarkedProps) {
  if (!findings) return text;
  const of = (at: number): Listed | undefined => findings.find((each) => each.at === at);
  // A cell that should not be empty has no words to light.
  const stretches =
    text === '' ? [{ text: '（空）', findings: findings.map(({ at }) => at) }] : markedText(text, findings);
  return stretches.map(({ text: words, findings: about }, index) => {
    const [gravest] = about;
    if (gravest === undefined) return words;
    const isShown = shown !== null && about.includes(shown);
    return (
      <button
        // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is known by its place
        key={index}
        type="button"
        className={`audit-mark is-${classOf(of(gravest))}${isShown ? ' is-shown' : ''}`}
        title={about.map((at) => `${of(at)?.word}：${of(at)?.finding.message}`).join('\n')}
        aria-current={isShown}
        onClick={() => onShow(gravest)}
      >
        {words}
      </button>
    );
  });
}
