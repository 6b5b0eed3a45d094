import { useKeysBack } from '../../feedback/keys-back';
import { useChooserRequest } from '../../host/chooser-request';
import { createPiece } from '../../host/piece';
import { DialogPiece } from '../piece/with-piece';

const CHOOSER = createPiece('选择文件', () => import('./chooser-dialog'));

/** Stands once in the page; shows the chooser whenever `askInChooser` has a question. */
export function FileChooser() {
  const request = useChooserRequest((state) => state.request);
  useKeysBack(request !== null);
  if (!request) return null;
  return (
    <DialogPiece piece={CHOOSER} leave={() => request.answer(null)}>
      {({ ChooserDialog }) => <ChooserDialog key={request.purpose} request={request} />}
    </DialogPiece>
  );
}
