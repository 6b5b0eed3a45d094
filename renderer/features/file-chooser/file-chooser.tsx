import { useChooserRequest } from '../../host/chooser-request';
import { ChooserDialog } from './chooser-dialog';

/** Stands once in the page; shows the chooser whenever `askInChooser` has a question. */
export function FileChooser() {
  const request = useChooserRequest((state) => state.request);
  return request && <ChooserDialog key={request.purpose} request={request} />;
}
