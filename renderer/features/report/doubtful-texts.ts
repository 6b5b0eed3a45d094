import { createContext } from 'react';
import type { TextMark } from '#shared/text-check/text-mark';

/** What should be looked at in the texts of the document, by their keys: the pages mark them as the list does. */
export const DoubtfulTexts = createContext<ReadonlyMap<string, readonly TextMark[]>>(new Map());
