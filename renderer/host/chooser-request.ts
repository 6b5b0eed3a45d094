import { create } from 'zustand';
import type { FilePurpose } from '#shared/host/calls/files';

/** A question put to the page's file chooser, waiting for a path or null. */
export type ChooserRequest = {
  readonly purpose: FilePurpose;
  readonly suggestedName: string;
  readonly answer: (path: string | null) => void;
};

export const useChooserRequest = create<{ readonly request: ChooserRequest | null }>(() => ({
  request: null,
}));

/** Opens the chooser and waits for its answer. A second question cancels the first. */
export function askInChooser(purpose: FilePurpose, suggestedName = ''): Promise<string | null> {
  useChooserRequest.getState().request?.answer(null);
  return new Promise((resolve) => {
    const answer = (path: string | null) => {
      useChooserRequest.setState({ request: null });
      resolve(path);
    };
    useChooserRequest.setState({ request: { purpose, suggestedName, answer } });
  });
}
