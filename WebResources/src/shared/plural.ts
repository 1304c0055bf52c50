import { text, TextKey } from "./strings";

/** A counted thing: one, and every other number. A language with more forms puts the one that is never wrong, such as "units: {0}", in both. */
export interface Forms {
  readonly one: TextKey;
  readonly other: TextKey;
}

/** The form a number asks for in the language of the texts, which need not be that of the formats. */
export const plural = (forms: Forms, count: number, ...values: (string | number)[]): string =>
  text(new Intl.PluralRules(text("Page_Language")).select(count) === "one" ? forms.one : forms.other, ...values);
