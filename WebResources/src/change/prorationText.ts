import { Proration, ProrationRule } from "../shared/contract";
import { text, TextKey } from "../shared/strings";

const names: Readonly<Record<ProrationRule, TextKey>> = {
  None: "Proration_None", Full: "Proration_Full", ChargeOnly: "Proration_Charge", CreditOnly: "Proration_Credit"
};

const described: Readonly<Record<ProrationRule, TextKey>> = {
  None: "Proration_NoneShort", Full: "Proration_FullShort", ChargeOnly: "Proration_ChargeShort", CreditOnly: "Proration_CreditShort"
};

/** The name of a proration rule; the company's default says which rule it is, where that is known. */
export function prorationName(proration: Proration, company: ProrationRule | null): string {
  if (proration !== "CompanyDefault") return text(names[proration]);
  return company ? text("Proration_CompanyNamed", text(described[company])) : text("Proration_Company");
}
