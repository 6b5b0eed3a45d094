import { openRememberedAnswers } from '../../../electron/services/remembered-answers';

/** A program of the same clerk that remembers answers, one after the other: `folder prefix count`. */
const [folder = '', prefix = '', count = ''] = process.argv.slice(2);
const remembered = openRememberedAnswers(folder);

for (let at = 0; at < Number(count); at += 1) {
  const answer = { of: 'title', words: `${prefix}${at}`, table: '01' } as const;
  const changed = await remembered.change('shanxi-2022', [answer], []);
  if (!changed.ok) throw new Error(changed.problem.message);
}
