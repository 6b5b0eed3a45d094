import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askedTexts } from '#shared/narrative/asked-texts';
import type { Block, Report } from '#shared/report/blocks';
import { blockText } from '#shared/report/plain-text';
import type { Session } from '#shared/session/session';
import { countPages } from '../../../electron/pdf/count-pages';
import { makePdf } from '../../../electron/pdf/make-pdf';
import { makeDocx } from '../../../electron/word/make-docx';
import { canSetPages, setByOffice } from '../../support/office-pages';
import { likeness, picturesOf } from '../../support/page-pictures';
import { shanghaiSession } from '../../support/shanghai-report';
import { LAST_YEAR, loadTablesLast, reportOf, THIS_YEAR, tablesLastSession } from '../../support/tables-last';
import { xinzhouSession } from '../../support/xinzhou-report';

/** Below it a page of Word is not the page of the PDF: with a table or a chart missing it is far below (last test). */
const ALIKE = 0.42;

const PACKS = {
  'shanxi-2022': written(xinzhouSession(), '所需，从严控制各项支出'),
  'shanghai-2024': written(shanghaiSession(), ''),
  'tables-last': written(tablesLastSession(), ''),
  'signed-cover': written(tablesLastSession(THIS_YEAR, LAST_YEAR, loadTablesLast('signed-cover')), ''),
} as const;
const NAMES = Object.keys(PACKS) as (keyof typeof PACKS)[];
const CAN = canSetPages();

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'juesuan-pages-'));
  if (!CAN) return;
  for (const name of NAMES) {
    const pdf = await setPdf(PACKS[name], name);
    writeFileSync(
      join(folder, `${name}.docx`),
      await makeDocx(PACKS[name], { headingPages: pdf.headingPages, timestamp: 1 }),
    );
  }
  setByOffice(folder, NAMES);
}, 400_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!CAN).each(NAMES)('%s', (name) => {
  const ours = () => join(folder, `${name}.pdf`);
  const office = () => join(folder, 'word', `${name}.pdf`);

  test('Word has the pages of the PDF, and every heading on the page that the contents say', () => {
    const [pdf, word] = [pagesOf(ours()), pagesOf(office())];
    expect(word.length).toBe(pdf.length);
    const titles = titlesOf(PACKS[name]);
    const contents = pdf.findIndex((page) => page.includes('目录'));
    expect(contents).toBe(1);
    const found = (pages: readonly string[]) => pagesOfTitles(titles, pages, contents);
    expect(found(word)).toEqual(found(pdf));
    expect(found(pdf).filter((page) => page < 0)).toEqual([]);
  });

  test('the preview is told the page of every block without a PDF', async () => {
    const report = PACKS[name];
    const counted = await countPages(report);
    if (!counted.ok) throw new Error(counted.problem.detail);
    const pdf = pagesOf(ours());
    expect(counted.value.sheets).toBe(pdf.length);
    const wrong = report.blocks.flatMap((block, at) => {
      const page = pdf[(counted.value.blocks[at] ?? 0) - 1] ?? '';
      // The beginning of a paragraph stands there, if not the rest.
      const said = beginningOf(block);
      return page.includes(said) ? [] : [{ said, page: counted.value.blocks[at] }];
    });
    expect(wrong).toEqual([]);
  });

  test('each page of Word looks like that of the PDF', () => {
    const [pdf, word] = [picturesOf(ours(), folder), picturesOf(office(), folder)];
    const measured = pdf.map((page, at) => {
      const other = word[at];
      return { page: at + 1, likeness: other ? Math.round(likeness(page, other) * 100) / 100 : 0 };
    });
    expect(measured.filter(({ likeness: alike }) => alike < ALIKE)).toEqual([]);
  }, 120_000);
});

test('every table of the ten stands on one page, also the one of sixteen columns', async () => {
  const { blocks } = PACKS['shanxi-2022'];
  const counted = await countPages(PACKS['shanxi-2022']);
  if (!counted.ok) throw new Error(counted.problem.detail);
  const lengths = blocks.flatMap((block, at) => {
    const [page, next] = [counted.value.blocks[at] ?? 0, counted.value.blocks[at + 1] ?? 0];
    return block.kind === 'table' ? [next - page] : [];
  });
  expect(lengths).toEqual(Array(10).fill(1));
});

describe.skipIf(!CAN)('the measure', () => {
  test.each([
    ['table', 'shanxi-2022'],
    ['chart', 'tables-last'],
  ] as const)(
    'a page that lacks its %s is no longer alike',
    async (kind, name) => {
      const report = PACKS[name];
      const at = report.blocks.findIndex((block) => block.kind === kind);
      const blocks = report.blocks.map((block, each) => (each === at ? bare(block) : block));
      await setPdf({ ...report, blocks }, `no-${kind}`);
      const [whole, part] = [
        picturesOf(join(folder, `${name}.pdf`), folder),
        picturesOf(join(folder, `no-${kind}.pdf`), folder),
      ];
      const measured = part.map((page, each) => (whole[each] ? likeness(whole[each], page) : 0));
      expect(Math.min(...measured)).toBeLessThan(ALIKE);
    },
    60_000,
  );
});

/**
 * The texts that the document asks for are written, with `more` at their end: pages as they are published. LibreOffice
 * closes up no marks that meet, so that now and then its lines are a character shorter; with these texts no heading stands
 * so near the edge of a page that it falls on another for that.
 */
function written(session: Session, more: string): Report {
  for (const { key } of askedTexts(reportOf(session)))
    session.run({ kind: 'set-text', key, text: `按照年度工作安排保障${key}${more}` });
  return reportOf(session);
}

async function setPdf(report: Report, name: string) {
  const made = await makePdf(report, { timestamp: 1 });
  if (!made.ok) throw new Error(made.problem.detail);
  writeFileSync(join(folder, `${name}.pdf`), made.value.bytes);
  return made.value;
}

/** The block without what is drawn, its words left. */
function bare(block: Block): Block {
  if (block.kind === 'chart')
    return { kind: 'paragraph', content: [{ kind: 'text', text: block.chart.title }] };
  if (block.kind !== 'table') return block;
  const { layout } = block.printed;
  return { ...block, printed: { ...block.printed, layout: { ...layout, body: layout.body.slice(0, 1) } } };
}

function beginningOf(block: Block): string {
  if (block.kind === 'table') return squeezed(block.printed.layout.title);
  return squeezed(block.kind === 'contents' ? block.title : (blockText(block).split('\n')[0] ?? '')).slice(
    0,
    12,
  );
}

function titlesOf({ blocks }: Report): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'table') return [squeezed(block.printed.layout.title)];
    return block.kind === 'heading' && block.level <= 2 ? [squeezed(blockText(block))] : [];
  });
}

/** The page of each title, none before the one of the title above it; -1: it stands nowhere. */
function pagesOfTitles(
  titles: readonly string[],
  pages: readonly string[],
  contents: number,
): readonly number[] {
  let from = contents + 1;
  return titles.map((title) => {
    const page = pages.findIndex((text, at) => at >= from && text.includes(title));
    if (page >= 0) from = page;
    return page;
  });
}

function pagesOf(pdf: string): readonly string[] {
  const text = execFileSync('pdftotext', ['-layout', pdf, '-'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return text.split('\f').slice(0, -1).map(squeezed);
}

function squeezed(text: string): string {
  return text.replace(/[\s\u2060]/g, '');
}
