const surfaces = { Form: "form", HomepageGrid: "grid" };

const children = (element, name) => element ? [...element.children].filter(child => child.localName === name) : [];
const child = (element, name) => children(element, name)[0] ?? null;

/** The script functions the platform lets a command or rule call, with their ordered parameters. */
function call(element) {
  return {
    functionName: element.getAttribute("FunctionName"),
    library: (element.getAttribute("Library") || "").replace("$webresource:", ""),
    parameters: [...element.children].map(parameter => ({ kind: parameter.localName, value: parameter.getAttribute("Value") }))
  };
}

function rule(element) {
  const attributes = Object.fromEntries([...element.attributes].map(attribute => [attribute.name, attribute.value]));
  const parsed = { kind: element.localName, attributes, parts: [...element.children].map(part => part.localName === "Or" ? [...part.children].map(rule) : null) };
  if (parsed.kind === "CustomRule") parsed.call = call(element);
  return parsed;
}

function namedRules(root, groupName, ruleName) {
  const group = child(child(root, "RuleDefinitions"), groupName);
  return new Map(children(group, ruleName).map(element => [element.getAttribute("Id"), [...element.children].map(rule)]));
}

/**
 * Reads a table's RibbonDiffXml.
 * Gives the controls of the form and of the home grid in sequence, the commands, the rules and the labels, and what
 * it found that it cannot show.
 */
export function parseRibbon(xml, languageId) {
  const document = new DOMParser().parseFromString(xml, "application/xml");
  if (document.querySelector("parsererror")) throw new Error("The solution's RibbonDiffXml is not well-formed XML.");
  const root = document.documentElement;
  const unsupported = [];

  const labels = new Map(children(child(root, "LocLabels"), "LocLabel").map(label => {
    const titles = children(child(label, "Titles"), "Title");
    const title = titles.find(item => item.getAttribute("languagecode") === String(languageId)) ?? titles[0];
    return [label.getAttribute("Id"), title?.getAttribute("description") ?? ""];
  }));
  const text = value => {
    if (!value) return "";
    if (!value.startsWith("$LocLabels:")) return value;
    const id = value.slice("$LocLabels:".length);
    if (!labels.has(id)) unsupported.push(`The label ${id} is not defined.`);
    return labels.get(id) ?? id;
  };
  const image = value => value?.startsWith("$webresource:") ? `/WebResources/${value.slice("$webresource:".length)}` : null;

  const control = element => {
    const common = {
      kind: element.localName,
      id: element.getAttribute("Id"),
      command: element.getAttribute("Command"),
      label: text(element.getAttribute("LabelText")),
      alt: text(element.getAttribute("Alt")),
      tip: text(element.getAttribute("ToolTipDescription")) || text(element.getAttribute("ToolTipTitle")),
      image: image(element.getAttribute("ModernImage")),
      sequence: Number(element.getAttribute("Sequence") ?? 0)
    };
    if (common.kind === "Button") return common;
    if (common.kind !== "FlyoutAnchor" && common.kind !== "SplitButton") {
      unsupported.push(`The control ${common.id} is a ${common.kind}, which the playground does not show.`);
      return null;
    }
    if (element.getAttribute("PopulateDynamically") === "true") {
      unsupported.push(`The menu of ${common.id} is populated by script, which the playground does not do.`);
      return null;
    }
    const sections = children(child(element, "Menu"), "MenuSection")
      .sort((a, b) => Number(a.getAttribute("Sequence")) - Number(b.getAttribute("Sequence")))
      .map(section => [...(child(section, "Controls")?.children ?? [])]
        .map(control).filter(Boolean).sort((a, b) => a.sequence - b.sequence));
    return { ...common, sections };
  };

  const controls = { form: [], grid: [] };
  for (const action of child(root, "CustomActions")?.children ?? []) {
    if (action.localName !== "CustomAction") {
      unsupported.push(`${action.localName} ${action.getAttribute("HideActionId") ?? ""} concerns the platform's own commands, which the playground does not have.`);
      continue;
    }
    const location = action.getAttribute("Location") ?? "";
    const match = /^Mscrm\.(Form|HomepageGrid|SubGrid)\.[^.]+\./.exec(location);
    if (match?.[1] === "SubGrid") continue; // the playground shows no sub-grid of accounts
    const surface = match && surfaces[match[1]];
    if (!surface) {
      unsupported.push(`The location ${location} is none the playground shows.`);
      continue;
    }
    const definition = child(action, "CommandUIDefinition")?.firstElementChild;
    const parsed = definition && control(definition);
    if (parsed) controls[surface].push({ ...parsed, sequence: Number(action.getAttribute("Sequence") ?? parsed.sequence) });
  }
  for (const list of Object.values(controls)) list.sort((a, b) => a.sequence - b.sequence);

  const ids = (definition, group, name) => children(child(definition, group), name).map(item => item.getAttribute("Id"));
  const commands = new Map(children(child(root, "CommandDefinitions"), "CommandDefinition").map(definition => {
    const actions = [...(child(definition, "Actions")?.children ?? [])];
    return [definition.getAttribute("Id"), {
      id: definition.getAttribute("Id"),
      enableRules: ids(definition, "EnableRules", "EnableRule"),
      displayRules: ids(definition, "DisplayRules", "DisplayRule"),
      calls: actions.filter(action => action.localName === "JavaScriptFunction").map(call),
      otherActions: actions.filter(action => action.localName !== "JavaScriptFunction").map(action => action.localName)
    }];
  }));

  return {
    controls,
    commands,
    enableRules: namedRules(root, "EnableRules", "EnableRule"),
    displayRules: namedRules(root, "DisplayRules", "DisplayRule"),
    unsupported
  };
}
