/** Dialogs that open without a project too. */
export { DifferencesDialog } from '../differences/differences-dialog';
export { GuideDialog } from '../help/guide-dialog';
export { OfficeCodesDialog } from '../office-codes/office-codes-dialog';
export { NewProjectDialog } from '../project/new-project-dialog';
export { NextYearDialog } from '../project/next-year-dialog';
export { LeftWorkDialog } from '../recovery/left-work-dialog';
export { LeftoverDialog } from '../recovery/leftover-dialog';
export { ShortcutsDialog } from '../shortcuts/shortcuts-dialog';
export { VersionsDialog } from '../versions/versions-dialog';
