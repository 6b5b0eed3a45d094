import { useCallback, useEffect, useState } from 'react';
import type { FilePurpose } from '#shared/host/calls/files';
import type { HostResponse } from '#shared/host/contract';
import { callHost } from '../../host/call-host';
import { problemSentence } from '../../host/host-problem';

export type Folder = HostResponse<'files.list'>;
export type FolderEntry = Folder['entries'][number];

/** The folder the chooser shows, how to go to another, and what went wrong on the way. */
export function useFolderListing(purpose: FilePurpose) {
  const [folder, setFolder] = useState<Folder | null>(null);
  const [problem, setProblem] = useState('');

  /** Trouble is told in the chooser, which stays open for another try. */
  const trying = useCallback(async (work: () => Promise<void>) => {
    try {
      await work();
      setProblem('');
      return true;
    } catch (error) {
      setProblem(problemSentence(error));
      return false;
    }
  }, []);
  const goTo = useCallback(
    (path: string | null) =>
      trying(async () => setFolder(await callHost('files.list', { folder: path, purpose }))),
    [purpose, trying],
  );

  useEffect(() => {
    void goTo(null);
  }, [goTo]);

  return { folder, problem, goTo, trying };
}

/** Bytes as a clerk reads them. */
export function sizeText(entry: FolderEntry): string {
  if (entry.kind === 'folder') return '';
  if (entry.size < 1024) return `${entry.size} 字节`;
  const kilobytes = Math.round(entry.size / 1024);
  return kilobytes < 1024 ? `${kilobytes} KB` : `${Math.round(kilobytes / 102.4) / 10} MB`;
}
