import { say } from '../../feedback/say';
import type { GridDeeds } from '../../grid/grid-deeds';
import { TABLE_DEEDS } from './table-deeds';

const SENTENCE = '这里只看，不能改：各单位的数请在它自己的文件里改，再重新汇总；汇总数在“汇总表”里改';

function refuse(): void {
  say().message.info({ content: SENTENCE, key: 'refusal', duration: 6 });
}

/** The grid's wishes over a table of another book: it is walked, selected and copied, and nothing is written. */
export const LOOKING_DEEDS: GridDeeds = {
  ...TABLE_DEEDS,
  commit: () => ({ done: false, sentence: SENTENCE }),
  spread: () => ({ done: false, sentence: SENTENCE }),
  paste: refuse,
  fill: refuse,
  clear: refuse,
  canType: () => false,
  refuse,
  composedOnWords: refuse,
};
