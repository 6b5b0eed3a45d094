import { create } from 'zustand';
import type { FilePurpose, NamedFile } from '#shared/host/calls/files';

/** A question put to the page's file chooser, waiting for a file that was named to the host, or null. */
export type ChooserRequest = {
  readonly purpose: FilePurpose;
  readonly suggestedName: string;
  readonly answer: (file: NamedFile | null) => void;
};

export const useChooserRequest = create<{ readonly request: ChooserRequest | null }>(() => ({
  request: null,
}));

/** Opens the chooser and waits for its answer. A second question cancels the first. */
export function askInChooser(purpose: FilePurpose, suggestedName = ''): Promise<NamedFile | null> {
  useChooserRequest.getState().request?.answer(null);
  return new Promise((resolve) => {
    const answer = (file: NamedFile | null) => {
      useChooserRequest.setState({ request: null });
      resolve(file);
    };
    useChooserRequest.setState({ request: { purpose, suggestedName, answer } });
  });
}
