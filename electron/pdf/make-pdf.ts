import { z } from 'zod';
import { failed, ok, type Result } from '#shared/kit/result';
import type { Report } from '#shared/report/blocks';
import { fontsUsed } from './official-fonts';
import { typstReport } from './typst-report';
import { MOST_TAGGED_ROWS } from './typst-table';

export type PdfOptions = {
  /** Of the document's date; bytes are the same for the same report and date. Seconds since 1970. */
  readonly timestamp: number;
};

export type MadePdf = {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** The printed page of every heading of level 1 and 2 and every table, in the document's order. */
  readonly headingPages: readonly number[];
  readonly fonts: ReturnType<typeof fontsUsed>;
  /** What a reader of the file misses: tags of very long tables. */
  readonly notes: readonly string[];
};

/** Why no PDF came out, in the engine's words, for the log. */
export type PdfProblem = { readonly kind: 'not-set'; readonly detail: string };

/**
 * Sets the document as PDF (PDF/A-2a: tagged, archivable) without a browser or an office program. The engine is loaded
 * here and nowhere else; it reads fonts of the system and no other file, and has no way to a network, since the source
 * imports nothing.
 */
export async function makePdf(report: Report, options: PdfOptions): Promise<Result<MadePdf, PdfProblem>> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const compiler = NodeCompiler.create();
  const compiled = compiler.compile({ mainFileContent: typstReport(report) });
  const document = compiled.result;
  if (!document) {
    const error = compiled.takeError() ?? compiled.takeDiagnostics();
    return failed({ kind: 'not-set', detail: error ? detailOf(compiler.fetchDiagnostics(error)) : '' });
  }
  const warnings = compiled.takeWarnings();
  const said = warnings ? compiler.fetchDiagnostics(warnings) : [];
  const unknown = unknownFamilies(said);
  // The engine goes on without what it cannot place; a document that lacks words is none.
  const dropped = said.filter((each) => messageOf(each).includes('ignored'));
  if (dropped.length > 0) return failed({ kind: 'not-set', detail: detailOf(dropped) });
  const isTagged = report.blocks.every(
    (block) => block.kind !== 'table' || block.printed.layout.body.length <= MOST_TAGGED_ROWS,
  );
  const bytes = compiler.pdf(document, {
    creationTimestamp: options.timestamp,
    pdfTags: isTagged,
    pdfStandard: isTagged ? 'a-2a' : 'a-2u',
  });
  return ok({
    bytes,
    pages: document.numOfPages,
    headingPages: numbersIn(compiler.query(document, { selector: '<pages>', field: 'value' })),
    fonts: fontsUsed(unknown),
    notes: isTagged ? [] : ['表格很长，PDF 没有写入供读屏软件使用的结构标记'],
  });
}

/** The query's answer is a list of one list. */
function numbersIn(answer: unknown): readonly number[] {
  return z.array(z.array(z.number())).parse(answer).flat();
}

function unknownFamilies(diagnostics: readonly unknown[]): ReadonlySet<string> {
  const found = diagnostics.map((each) => /unknown font family: (.+)/.exec(messageOf(each))?.[1]);
  return new Set(found.flatMap((family) => (family === undefined ? [] : [family.trim().toLowerCase()])));
}

function detailOf(diagnostics: readonly unknown[]): string {
  return diagnostics.map(messageOf).join('; ');
}

function messageOf(diagnostic: unknown): string {
  const hasMessage = typeof diagnostic === 'object' && diagnostic !== null && 'message' in diagnostic;
  return hasMessage ? String(diagnostic.message) : '';
}
