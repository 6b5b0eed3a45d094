import { drawReport, REPORT_STYLE } from '#shared/report/html-report';
import { say } from '../../feedback/say';
import { reportNow } from './follow-document';

/** Prints the document as it is now: its blocks stand beneath the page, out of sight, while the printer reads them. */
export function printDocument(): void {
  const report = reportNow();
  if (!report.ok) {
    say().message.warning(report.problem, 6);
    return;
  }
  const flow = document.createElement('div');
  flow.className = 'print-flow';
  flow.setAttribute('aria-hidden', 'true');
  // Every text is escaped where it is drawn.
  flow.innerHTML = drawReport(report.value)
    .map(({ markup }) => markup)
    .join('');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@media print { ${REPORT_STYLE} }`);
  document.body.append(flow);
  document.adoptedStyleSheets.push(sheet);
  const end = (): void => {
    flow.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
  };
  window.addEventListener('afterprint', end, { once: true });
  window.print();
}
