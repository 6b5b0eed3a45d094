import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/**
 * The statements that docs/SCALE.md gives for an engine (fenced as "sql ENGINE" or "sh ENGINE"), in its order, so that what is
 * written there is what is run.
 *
 * @param {string} engine
 * @returns {readonly { language: string, text: string }[]} at least one
 */
export function writtenStatements(engine) {
  const document = readFileSync(join(ROOT, 'docs', 'SCALE.md'), 'utf8');
  const blocks = [...document.matchAll(/^```(\w+) (\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, , named]) => named === engine)
    .map(([, language, , text]) => ({ language, text }));
  if (blocks.length === 0) throw new Error(`docs/SCALE.md 里没有 ${engine} 的语句`);
  return blocks;
}

/**
 * The lines of blocks of one language: each is a statement.
 *
 * @param {string} engine
 * @param {string} language
 */
export function statementLines(engine, language) {
  return writtenStatements(engine)
    .filter((block) => block.language === language)
    .flatMap(({ text }) => text.split('\n'))
    .filter((line) => line.trim() !== '');
}
