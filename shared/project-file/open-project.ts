import type { ProjectDocument } from '../document/document';
import { unreachable } from '../kit/assert';
import { failed, ok, type Result } from '../kit/result';
import { IN_CHINESE } from '../kit/schema-words';
import { shortened } from '../kit/shortened';
import { hasKind } from '../pack/book';
import type { Pack } from '../pack/pack';
import type { BookId } from '../rule/rule';
import { findDuplicateKey } from './find-duplicate-key';
import { MIGRATIONS, type MigrationProblem, migrate } from './migrations';
import { reconcile } from './reconcile';
import { fileHead, PROJECT_FORMAT, PROJECT_VERSION, storedProject } from './stored-project';
import { toDocument, type WrongType } from './to-document';

/** The exits of opening a project, one for each stage of the funnel. */
export type OpenProblem =
  | { readonly kind: 'not-a-project' }
  | { readonly kind: 'too-new'; readonly version: number }
  /** An object of the file says something twice; which one is meant nobody knows. */
  | { readonly kind: 'said-twice'; readonly path: string }
  | MigrationProblem
  | { readonly kind: 'invalid'; readonly path: string; readonly detail: string }
  | { readonly kind: 'unknown-book'; readonly name: BookId }
  | WrongType;

/** A project's text, checked in all that its pack is not needed for. */
export type ReadProject = {
  readonly packId: string;
  /** The last stage, with the pack named by `packId`: each value must be written as its cell's type is. */
  readonly withPack: (pack: Pack) => Result<ProjectDocument, OpenProblem>;
};

/**
 * Text → head → version → nothing twice → migrations → validation → the pack's tables → types of cells → document. Nothing is
 * repaired silently.
 */
export function openProject(text: string): Result<ReadProject, OpenProblem> {
  // 1. Ours at all? Anything that is no JSON object with our head is another file.
  const json = parseJson(text);
  const head = fileHead.safeParse(json);
  if (!head.success) return failed({ kind: 'not-a-project' });

  // 2. Saved by a newer program: say so rather than drop what we do not know.
  const { version } = head.data;
  if (version > PROJECT_VERSION) return failed({ kind: 'too-new', version });

  // 3. A key that stands twice: JSON keeps the last in silence.
  const twice = findDuplicateKey(text, json);
  if (twice !== undefined) return failed({ kind: 'said-twice', path: twice });

  // 4. Step by step up to the present shape.
  const migrated = migrate(json as Record<string, unknown>, version, PROJECT_VERSION, MIGRATIONS);
  if (!migrated.ok) return migrated;

  // 5. The present shape, checked in full.
  const parsed = storedProject.safeParse(migrated.value, IN_CHINESE);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return failed({
      kind: 'invalid',
      path: issue?.path.map(String).join('.') ?? '',
      detail: issue?.message ?? '',
    });
  }
  const stored = parsed.data;
  return ok({
    packId: stored.pack,
    withPack: (pack) => {
      // 6. The books, tables and cells that the pack has now.
      const unknown = Object.values(stored.books).find(({ kind }) => !hasKind(pack, kind));
      if (unknown) return failed({ kind: 'unknown-book', name: unknown.kind });
      const fitted = reconcile(pack, stored);

      // 7. “12” is twelve vehicles or, in a cell of amounts, a slip of 元 for 分: not to be guessed.
      return toDocument(fitted, pack);
    },
  });
}

/** Whether a text bears our head, whatever its version; decides what kind of file a path is. */
export function isProjectText(text: string): boolean {
  return text.includes(PROJECT_FORMAT) && fileHead.safeParse(parseJson(text)).success;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}

/** One sentence for the clerk; the caller adds the file's name. */
export function explainOpenProblem(problem: OpenProblem): string {
  switch (problem.kind) {
    case 'not-a-project':
      return '不是决算公开项目文件，请选择 .juesuan 文件';
    case 'too-new':
      return `由较新版本的程序保存（文件版本 ${problem.version}，本程序支持到 ${PROJECT_VERSION}），请升级程序后再打开`;
    case 'said-twice':
      return `内容有损坏（${shortened(problem.path)} 写了两次，不知道以哪个为准），文件未改动，请用备份重试`;
    case 'migration-failed':
      return `由旧版本升级时出错（${problem.name}），文件未改动，请把文件发给技术支持`;
    case 'invalid':
      return `内容有损坏（${shortened(problem.path)}：${shortened(problem.detail)}），文件未改动，请用备份重试`;
    case 'unknown-book':
      return `其中的套表“${problem.name}”是表样包没有的，文件未改动，请换用编制它时的表样包`;
    case 'wrong-type':
      return `内容有损坏（${shortened(problem.cell)} 的值“${shortened(problem.text)}”应为${problem.wanted}），文件未改动，请用备份重试`;
    default:
      return unreachable(problem);
  }
}
