/** WHATWG URL, which every runtime has as a global; pure libs take no DOM or Node types. */
declare class URL {
  constructor(input: string);
  readonly protocol: string;
  readonly hostname: string;
  hash: string;
  readonly href: string;
}
