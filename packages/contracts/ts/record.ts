import type { Table } from "@latticexyz/config";
import {
  decodeKey,
  decodeValueArgs,
  encodeKey,
  getKeySchema,
  type getSchemaPrimitives,
  getSchemaTypes,
  getValueSchema,
} from "@latticexyz/protocol-parser/internal";
import { concatHex, type Hex } from "viem";

/** A record's key, by the table's field names. */
export type KeyOf<table extends Table> = getSchemaPrimitives<getKeySchema<table>>;

/** A record's whole content, key included, by the table's field names. */
export type FieldsOf<table extends Table> = getSchemaPrimitives<table["schema"]>;

/** Names one record of one table. */
export interface RecordKey<table extends Table = Table> {
  readonly table: table;
  readonly key: KeyOf<table>;
}

/** A record as the Store holds it: packed static fields, lengths of the dynamic ones, dynamic fields end to end. */
export interface RawRecord {
  readonly staticData: Hex;
  readonly encodedLengths: Hex;
  readonly dynamicData: Hex;
}

/** The key as the Store's events carry it: words in small letters, however the fields were written. */
export function keyTuple<table extends Table>({ table, key }: RecordKey<table>): readonly Hex[] {
  const words = encodeKey(getSchemaTypes(getKeySchema(table as Table)), key as never);
  return words.map((word) => word.toLowerCase() as Hex);
}

/** The key as one string, unique within its table. */
export function keyId(tuple: readonly Hex[]): string {
  return concatHex([...tuple]);
}

/** Whether the Store has nothing there. MUD does not tell a record of zeros from none. */
export function isAbsent({ staticData, dynamicData }: RawRecord): boolean {
  return /^0x0*$/.test(staticData) && dynamicData === "0x";
}

/** Decodes a record with its key. @throws MUD's own errors when the lengths do not fit the schema. */
export function decodeRecord<table extends Table>(
  table: table,
  tuple: readonly Hex[],
  raw: RawRecord,
): FieldsOf<table> {
  const plain: Table = table;
  const key = decodeKey(getSchemaTypes(getKeySchema(plain)), tuple);
  const value = decodeValueArgs(getSchemaTypes(getValueSchema(plain)), raw);
  // The schema is the table's own, so that the decoded fields are its fields; the library's types do not carry that.
  return { ...key, ...value } as FieldsOf<table>;
}
