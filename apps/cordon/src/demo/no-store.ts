import { Store, type StoreUsage } from '@cordon/runtime';
import { CordonError } from '@cordon/wire';

/** For a process that archives nothing and is asked nothing: no database is started. Anything but opening and closing is refused. */
export class NoStore extends Store {
  open(): Promise<void> {
    return Promise.resolve();
  }

  archive(): Promise<void> {
    return refused();
  }

  query<T>(): Promise<readonly T[]> {
    return refused();
  }

  usage(): Promise<StoreUsage> {
    return Promise.resolve({ diskBytes: 0, memoryBytes: 0 });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

const refused = <T>(): Promise<T> => Promise.reject(new CordonError('CORDON_STORE_UNAVAILABLE', 'this process has no store'));
