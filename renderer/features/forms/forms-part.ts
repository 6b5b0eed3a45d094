export { ExportFormsDialog } from './export-forms-dialog';
export { FormsPane } from './forms-pane';
export { ImportFormsDialog } from './import-forms-dialog';
