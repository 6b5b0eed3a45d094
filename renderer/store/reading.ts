/** What reads, writes and compiles projects: needed as soon as one is opened, and not before (`READING`). */
export { explainCompileProblem } from '#shared/engine/compile-problem';
export { recover, writeChange } from '#shared/journal/recover';
export { explainOpenProblem, openProject } from '#shared/project-file/open-project';
export { saveProject } from '#shared/project-file/save-project';
export { createSession } from '#shared/session/create-session';
