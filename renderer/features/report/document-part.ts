export { printDocument } from './print-document';
export { ReadTextsDialog } from './read-texts-dialog';
export { ReportPane } from './report-pane';
export { SentencesPanel } from './sentences-panel';
