import { useEffect, useState } from 'react';
import { callHost } from '../../host/call-host';
import { reporting } from '../../host/reporting';

/** Pack id → its title, of all that can be chosen; empty while they are not known. */
export function usePackTitles(): ReadonlyMap<string, string> {
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    let wanted = true;
    void reporting(async () => {
      const { packs } = await callHost('packs.list', {});
      if (wanted) setTitles(new Map(packs.map(({ id, title }) => [id, title])));
    });
    return () => {
      wanted = false;
    };
  }, []);
  return titles;
}
