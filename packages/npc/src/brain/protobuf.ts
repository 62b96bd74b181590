import { OnnxInvalid } from "./onnxInvalid.ts";

/** A message under construction: fields in the order they were put. */
export class MessageWriter {
  readonly #bytes: number[] = [];

  /** A whole number, of wire type 0. */
  number(field: number, value: number): this {
    this.#varint(field * 8);
    this.#varint(value);
    return this;
  }

  /** Bytes, text or a message, of wire type 2. */
  put(field: number, value: Uint8Array | string | MessageWriter): this {
    const bytes =
      typeof value === "string"
        ? new TextEncoder().encode(value)
        : value instanceof MessageWriter
          ? value.bytes()
          : value;
    this.#varint(field * 8 + 2);
    this.#varint(bytes.length);
    for (const byte of bytes) this.#bytes.push(byte);
    return this;
  }

  /** A float32, of wire type 5. */
  float(field: number, value: number): this {
    this.#varint(field * 8 + 5);
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setFloat32(0, value, true);
    this.#bytes.push(...bytes);
    return this;
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }

  #varint(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.#bytes.push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.#bytes.push(rest);
  }
}

/** A message read: for each field number its values, numbers or bytes, in order. Floats come as their four bytes. */
export type Message = ReadonlyMap<number, readonly (number | Uint8Array)[]>;

/** Splits a message into its fields. @throws {OnnxInvalid} when it is cut short */
export function readMessage(bytes: Uint8Array): Message {
  const fields = new Map<number, (number | Uint8Array)[]>();
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      if (byte === undefined) throw new OnnxInvalid("it ends in the middle of a number");
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new OnnxInvalid("it ends in the middle of a field");
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const key = varint();
    const wire = key % 8;
    const field = (key - wire) / 8;
    const value =
      wire === 0
        ? varint()
        : wire === 1
          ? take(8)
          : wire === 2
            ? take(varint())
            : wire === 5
              ? take(4)
              : undefined;
    if (value === undefined) throw new OnnxInvalid(`field ${field} has the unknown wire type ${wire}`);
    const values = fields.get(field);
    if (values) values.push(value);
    else fields.set(field, [value]);
  }
  return fields;
}

/** The messages (or bytes) of a field. @throws {OnnxInvalid} when numbers stand there */
export function bytesOf(message: Message, field: number): Uint8Array[] {
  return (message.get(field) ?? []).map((value) => {
    if (typeof value === "number") throw new OnnxInvalid(`field ${field} holds a number where bytes belong`);
    return value;
  });
}

/** The text of a field, empty when it is not there. */
export const textOf = (message: Message, field: number): string =>
  new TextDecoder().decode(bytesOf(message, field)[0] ?? new Uint8Array());
