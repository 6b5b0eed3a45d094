import { blockInlines, type Report } from './blocks';

/** What the document still lacks, each once, in its order: texts nobody has written, numbers that cannot be told. */
export function missingParts({ blocks }: Report): readonly string[] {
  const missing = blocks
    .flatMap(blockInlines)
    .flatMap((inline) => ('missing' in inline && inline.missing !== undefined ? [inline.missing] : []));
  return [...new Set(missing)];
}
