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

  const goTo = useCallback(
    async (path: string | null) => {
      try {
        setFolder(await callHost('files.list', { folder: path, purpose }));
        setProblem('');
        return true;
      } catch (error) {
        setProblem(problemSentence(error));
        return false;
      }
    },
    [purpose],
  );

  useEffect(() => {
    void goTo(null);
  }, [goTo]);

  return { folder, problem, goTo };
}

/** Bytes as a clerk reads them. */
export function sizeText(entry: FolderEntry): string {
  if (entry.kind === 'folder') return '';
  if (entry.size < 1024) return `${entry.size} 字节`;
  const kilobytes = Math.round(entry.size / 1024);
  return kilobytes < 1024 ? `${kilobytes} KB` : `${Math.round(kilobytes / 102.4) / 10} MB`;
}

/** ISO time as local date and minute. */
export function timeText(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime())
    ? ''
    : time.toLocaleString('zh-CN', { dateStyle: 'short', timeStyle: 'short' });
}
