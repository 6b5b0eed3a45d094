import { describe, expect, test } from 'vitest';
import { newDocument } from '#shared/document/new-document';
import type { LiveBlock } from '#shared/narrative/live-report';
import type { Block } from '#shared/report/blocks';
import type { Session } from '#shared/session/session';
import { knownPages } from '../../renderer/features/report/counted-pages';
import { sheetsCounted } from '../../renderer/features/report/use-sheets';
import { loadShanxi, sessionOf } from '../support/reference';

const pack = loadShanxi();
const session = () => sessionOf(pack, newDocument(pack, { organisation: '某局', kind: '', year: 2022 }));
const appended: readonly string[] = [];
const now = (own: Session) => ({ session: own, content: own.document(), appended });
const pages = { blocks: [1, 2], running: [], broken: [], headings: [1], sheets: 2 };

describe('pages that were counted', () => {
  test('are grey once something changed, and nothing of another project', () => {
    const [own, other] = [session(), session()];
    const counted = { session: own, of: own.document(), appended, pages, problem: null };
    expect(knownPages(counted, now(own))).toEqual({ pages, isOld: false, problem: null });
    expect(knownPages(counted, { ...now(own), appended: ['自查表'] })).toMatchObject({ isOld: true });
    own.run({ kind: 'set-text', key: '职责', text: '负责审批' });
    expect(knownPages(counted, now(own))).toMatchObject({ pages, isOld: true });
    expect(knownPages(counted, now(other))).toEqual({ pages: null, isOld: false, problem: null });
  });

  test('say why the last count gave none', () => {
    const own = session();
    const counted = { session: own, of: own.document(), appended, pages, problem: '主机没有回答' };
    expect(knownPages(counted, now(own))).toEqual({ pages, isOld: true, problem: '主机没有回答' });
  });
});

describe('sheets as the PDF has them', () => {
  const block = (key: string, kind: 'cover' | 'paragraph'): LiveBlock => {
    const own: Block =
      kind === 'cover' ? { kind, lines: [], notes: [] } : { kind, content: [{ kind: 'text', text: key }] };
    return { key, block: own };
  };

  test('a paragraph over three of them has so many lines on each', () => {
    const blocks = [block('封面', 'cover'), block('一', 'paragraph'), block('二', 'paragraph')];
    const sheets = sheetsCounted(blocks, {
      blocks: [1, 2, 4],
      running: [{ block: 1, sheet: 4, lines: 6 }],
      broken: [],
      headings: [],
      sheets: 4,
    });
    expect(
      sheets.map(({ number, blocks: on }) => [number, on.map(({ live, part }) => [live.key, part])]),
    ).toEqual([
      [undefined, [['封面', undefined]]],
      [1, [['一', { below: 28 }]]],
      [2, [['一', { below: 6, here: 22 }]]],
      [
        3,
        [
          ['一', { below: 0, here: 6 }],
          ['二', undefined],
        ],
      ],
    ]);
    expect(new Set(sheets.map(({ key }) => key)).size).toBe(4);
  });

  test('contents and a table over several of them have so many entries and rows on each', () => {
    const contents: LiveBlock = { key: '目录', block: { kind: 'contents', title: '目录' } };
    const grid: Block = { kind: 'grid', grid: { header: ['项目'], shares: [1], aligns: ['left'], rows: [] } };
    const blocks = [contents, block('一', 'paragraph'), { key: '表', block: grid }, block('二', 'paragraph')];
    const sheets = sheetsCounted(blocks, {
      blocks: [1, 3, 3, 5],
      running: [],
      broken: [
        { block: 0, sheet: 2, row: 27 },
        { block: 2, sheet: 4, row: 11 },
        { block: 2, sheet: 5, row: 40 },
      ],
      headings: [],
      sheets: 5,
    });
    expect(
      sheets.map(({ number, blocks: on }) => [number, on.map(({ live, rows }) => [live.key, rows])]),
    ).toEqual([
      [1, [['目录', { from: 0, to: 27 }]]],
      [2, [['目录', { from: 27 }]]],
      [
        3,
        [
          ['一', undefined],
          ['表', { from: 0, to: 11 }],
        ],
      ],
      [4, [['表', { from: 11, to: 40 }]]],
      [
        5,
        [
          ['表', { from: 40 }],
          ['二', undefined],
        ],
      ],
    ]);
  });
});
