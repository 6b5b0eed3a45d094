import type { ProjectDocument } from '../document/document';
import { oncePer } from '../kit/once-per';
import { ok, type Result } from '../kit/result';
import type { Pack } from '../pack/pack';
import type { CompileProblem } from './compile-problem';
import { compile, type Program } from './program';
import { buildStructure } from './structure';

/** Shapes remembered of one pack; beyond them all are forgotten. */
const MOST_SHAPES = 200;

const programsOf = oncePer((_: Pack) => new Map<string, Program>());

/**
 * A program for one of many small documents over one pack, most of which have the same lines: compiled once for each
 * shape, and shared until the lines of one change. What lines are called is in no program. Only for documents without
 * books.
 */
export function compileShared(pack: Pack, document: ProjectDocument): Result<Program, CompileProblem> {
  if (document.books.size > 0) throw new Error('A program that reads other books is not shared');
  const programs = programsOf(pack);
  const shape = shapeOf(pack, document);
  const known = programs.get(shape);
  if (known) return ok(known.over(buildStructure(pack, document)));
  const compiled = compile(pack, document);
  if (!compiled.ok) return compiled;
  if (programs.size >= MOST_SHAPES) programs.clear();
  programs.set(shape, compiled.value);
  return ok(compiled.value.over(compiled.value.structure));
}

/** All that a compilation reads of the project's own tables: which are there, how they are printed, their codes. */
function shapeOf({ tables }: Pack, document: ProjectDocument): string {
  return JSON.stringify(
    tables.map(({ id }) => {
      const content = document.tables.get(id);
      return content ? [content.absent, content.scale, content.lines.map(({ code }) => code)] : null;
    }),
  );
}
