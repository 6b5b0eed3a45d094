import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { failed, ok, type Result } from '#shared/kit/result';

/** Why no document came out, in the engine's words, for the log. */
export type PdfProblem = { readonly kind: 'not-set'; readonly detail: string };

/** A document as the engine set it, with the engine to be asked about it. */
export type SetReport = {
  readonly document: NodeTypstDocument;
  readonly compiler: NodeCompiler;
  /** Families, in small letters, that the system does not have. */
  readonly unknownFamilies: ReadonlySet<string>;
};

/**
 * Sets a source into pages. The engine is loaded here and nowhere else; it reads fonts of the system and no other file, and
 * has no way to a network, since the source imports nothing.
 */
export async function setReport(source: string): Promise<Result<SetReport, PdfProblem>> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const compiler = NodeCompiler.create();
  const compiled = compiler.compile({ mainFileContent: source });
  const document = compiled.result;
  if (!document) {
    const error = compiled.takeError() ?? compiled.takeDiagnostics();
    return failed({ kind: 'not-set', detail: error ? detailOf(compiler.fetchDiagnostics(error)) : '' });
  }
  const warnings = compiled.takeWarnings();
  const said = warnings ? compiler.fetchDiagnostics(warnings) : [];
  // The engine goes on without what it cannot place; a document that lacks words is none.
  const dropped = said.filter((each) => messageOf(each).includes('ignored'));
  if (dropped.length > 0) return failed({ kind: 'not-set', detail: detailOf(dropped) });
  return ok({ document, compiler, unknownFamilies: familiesUnknown(said) });
}

function familiesUnknown(diagnostics: readonly unknown[]): ReadonlySet<string> {
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
