import type { PackFolders } from '../packs/pack-folders';
import { logToStderr } from '../services/log';
import { openPackLibrary } from '../services/pack-library';
import { openRememberedAnswers } from '../services/remembered-answers';
import type { AuditCommandLine } from './audit-command-line';
import type { CommandLine } from './command-line';
import type { CommandResult } from './command-result';
import type { FormsCommandLine } from './forms-command-line';
import type { PackCommandLine } from './pack-command-line';
import type { ProjectCommandLine } from './project-command-line';

/** What the command line is asked to do, and where this user's things are; plain, so that it can cross to a thread. */
export type CommandTask = {
  readonly folders: PackFolders;
  readonly configuration: string;
} & (
  | { readonly kind: 'input'; readonly line: CommandLine }
  | { readonly kind: 'project'; readonly line: ProjectCommandLine }
  | { readonly kind: 'pack'; readonly line: PackCommandLine }
  | { readonly kind: 'audit'; readonly line: AuditCommandLine }
  | { readonly kind: 'forms'; readonly line: FormsCommandLine }
);

/** Commands over a workbook or project, which need the readers and the engine. */
const OVER_INPUT: ReadonlySet<string> = new Set(['import', 'check', 'export', 'report', 'show']);

/** Begins to load what the command of that name needs. */
export function prepareCommand(command: string): void {
  if (OVER_INPUT.has(command)) void import('./run-command');
}

/** Carries a command out; only what it needs is loaded. */
export async function answerCommand({
  folders,
  configuration,
  ...task
}: CommandTask): Promise<CommandResult> {
  if (task.kind === 'pack') {
    const { runPackCommand } = await import('./run-pack-command');
    return runPackCommand(task.line, folders);
  }
  const packs = openPackLibrary(folders);
  const remembered = openRememberedAnswers(configuration);
  if (task.kind === 'audit') {
    const { runAudit } = await import('./run-audit');
    return runAudit(task.line, packs);
  }
  if (task.kind === 'forms') {
    if (task.line.command === 'list') {
      const { listForms } = await import('./list-forms');
      return listForms(task.line, packs);
    }
    if (task.line.command === 'export') {
      const { writeForms } = await import('./write-forms');
      return writeForms(task.line, packs);
    }
    const { takeForms, takeLastForms } = await import('./take-forms');
    if (task.line.command === 'copy') return takeLastForms(task.line, packs);
    return takeForms(task.line, packs, remembered);
  }
  if (task.kind === 'project') {
    const { runProjectCommand } = await import('./run-project-command');
    const { openVersions } = await import('../services/versions');
    const versions = openVersions({ folder: configuration, log: logToStderr, now: () => new Date() });
    return runProjectCommand(task.line, { packs, remembered, versions });
  }
  const { runCommand } = await import('./run-command');
  return runCommand(task.line, packs, remembered);
}
