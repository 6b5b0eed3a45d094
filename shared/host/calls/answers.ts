import { z } from 'zod';
import { answer } from '../../mapping/answer';

/** What the clerk said that words of workbooks mean (对应关系). */
export const ANSWER_CALLS = {
  /** What the clerk said of workbooks read with a pack, as remembered for all projects of this user. */
  'answers.list': {
    request: z.object({ packId: z.string() }),
    response: z.object({ answers: z.array(answer), notices: z.array(z.string()) }),
  },
  /** Remembers answers (a later one to the same question replaces) and forgets others, by their `answerKey`. */
  'answers.change': {
    request: z.object({
      packId: z.string(),
      remember: z.array(answer).max(20_000),
      forget: z.array(z.string()).max(20_000),
    }),
    response: z.object({ answers: z.array(answer) }),
  },
} as const;
