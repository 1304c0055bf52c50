import { day } from "./format";

/** A day standing by itself; a number such as PO-2019-07-01 is none. */
const written = /(^|[\s("“])(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\w-])/g;

/** A sentence of the connector, which writes days as yyyy-mm-dd, with its days as the reader writes them. */
export const said = (sentence: string): string => sentence.replace(written, (_, before: string, iso: string) => before + day(iso));
