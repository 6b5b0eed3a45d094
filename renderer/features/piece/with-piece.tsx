import { Button, Result } from 'antd';
import { type ReactNode, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { problemSentence } from '../../host/host-problem';
import type { Piece } from '../../host/piece';
import { reporting } from '../../host/reporting';
import { keepKeysUntil } from './kept-keys';

type Props<Part> = {
  readonly piece: Piece<Part>;
  readonly children: (part: Part) => ReactNode;
};

/** Does something with a part of the program: at once when it is there. */
export function withPiece<Part>(piece: Piece<Part>, deed: (part: Part) => void): void {
  const part = piece.now();
  if (part !== undefined) {
    deed(part);
    return;
  }
  keepKeysUntil(
    reporting(async () => {
      deed(await piece.load());
    }),
  );
}

/** A dialog that is made by a part of the program: it opens when the part is there. `leave`: it could not be had, and that was told. */
export function DialogPiece<Part>({
  piece,
  leave,
  children,
}: Props<Part> & { readonly leave: () => void }): ReactNode {
  const part = useSyncExternalStore(piece.subscribe, piece.now);
  const isThere = part !== undefined;
  const left = useEffectEvent(leave);
  useEffect(() => {
    if (isThere) return;
    const loading = reporting(() => piece.load());
    keepKeysUntil(loading);
    let isOther = false;
    void loading.then((loaded) => loaded === undefined && !isOther && left());
    return () => {
      isOther = true;
    };
  }, [piece, isThere]);
  return part === undefined ? null : children(part);
}

/** A part of the window; what could not be had is told in its place. */
export function PanePiece<Part>({ piece, children }: Props<Part>): ReactNode {
  const part = useSyncExternalStore(piece.subscribe, piece.now);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    if (part === undefined && trouble === null) {
      piece.load().catch((error) => setTrouble(problemSentence(error)));
    }
  }, [piece, part, trouble]);
  if (part !== undefined) return children(part);
  if (trouble === null) return null;
  const again = <Button onClick={() => setTrouble(null)}>再试一次</Button>;
  return <Result status="warning" title="没有显示出来" subTitle={trouble} extra={again} />;
}
