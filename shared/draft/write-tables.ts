import { Document, isMap, visit } from 'yaml';
import type { DraftTable } from './draft-table';

/** Keys of what reads best on one line. */
const ON_ONE_LINE = [
  'line',
  'unlabelled',
  'heading',
  'header',
  'fill',
  'codes',
  'amount',
  'column',
  'shows',
  'scale',
  'file',
];

/** `tables/NN.yaml`, with what the author must look at as its first lines. */
export function tableText(table: DraftTable, questions: readonly string[]): string {
  return yamlText(table, [
    '由样本工作簿起草，请逐项核对',
    ...questions.map((question) => `待定：${question}`),
  ]);
}

/** A file of a pack: one line for each line, column and the like; comments above. */
export function yamlText(value: unknown, comments: readonly string[]): string {
  const document = new Document(value);
  visit(document, {
    Map(key, node) {
      if (key === null) return;
      if (node.items.some(({ key }) => ON_ONE_LINE.includes(String(key))) && !node.items.some(hasNested)) {
        node.flow = true;
      }
    },
  });
  document.commentBefore = comments.map((comment) => ` ${comment}`).join('\n');
  return document.toString({ lineWidth: 0 });
}

function hasNested({ value }: { readonly value: unknown }): boolean {
  return isMap(value);
}
