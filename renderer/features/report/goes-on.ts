import { createContext } from 'react';

/** Whether what is drawn is a paragraph once more, for its lines on a later sheet. */
export const GoesOn = createContext(false);
