/** Why an event is no OCSF event. `path` is a JSON pointer (RFC 6901) to the place, '' for the event itself. Neither holds values of the event. */
export interface OcsfError {
  readonly path: string;
  readonly message: string;
}

/** An unknown name comes from outside; a path must not carry it at any length. */
const LONGEST_NAME = 64;

const pointerPart = (key: string): string => {
  const short = key.length > LONGEST_NAME ? `${key.slice(0, LONGEST_NAME)}…` : key;
  return short.replaceAll('~', '~0').replaceAll('/', '~1');
};

/** An error of the value itself. */
export const mistake = (message: string): OcsfError => ({ path: '', message });

/** An error of the value that is found in `key`. */
export const within = (key: string | number, error: OcsfError): OcsfError => ({
  path: `/${typeof key === 'number' ? key : pointerPart(key)}${error.path}`,
  message: error.message,
});
