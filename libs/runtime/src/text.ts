/** WHATWG Encoding, a global of every runtime that pure libs have no types for. */
interface Encoding {
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
  readonly TextDecoder: new () => { decode(bytes: Uint8Array): string };
}
const { TextEncoder: Encoder, TextDecoder: Decoder } = globalThis as unknown as Encoding;
const encoder = new Encoder();
const decoder = new Decoder();

export const encodeText = (text: string): Uint8Array => encoder.encode(text);
export const decodeText = (bytes: Uint8Array): string => decoder.decode(bytes);
