/** One entry of a contract ABI, as solc writes it. */
export interface AbiItem {
  type: string;
  name?: string;
  inputs?: readonly { type: string; components?: AbiItem["inputs"] }[];
}

/** `type name(inputs)`: tells entries apart, overloads included. */
export function toSignature(item: AbiItem): string {
  const list = (inputs: AbiItem["inputs"]): string =>
    `(${(inputs ?? []).map((input) => (input.components ? `${list(input.components)}${input.type.slice(5)}` : input.type)).join(",")})`;
  return `${item.type} ${item.name ?? ""}${list(item.inputs)}`;
}
