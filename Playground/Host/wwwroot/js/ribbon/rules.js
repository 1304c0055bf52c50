import { invoke } from "./calls.js";

const depths = { None: 0, Basic: 1, Local: 2, Deep: 3, Global: 4 };
const ruleTimeout = 10_000; // the platform's: a promise not settled by then counts as false

class Unsupported extends Error {}

const evaluators = {
  EntityPrivilegeRule({ attributes }, target) {
    const table = attributes.EntityName || target.table;
    const privilege = `prv${attributes.PrivilegeType}${table}`.toLowerCase();
    const held = target.session.user.privileges[privilege] ?? "None";
    return depths[held] >= depths[attributes.PrivilegeDepth || "Basic"];
  },
  FormStateRule({ attributes }, target) {
    return target.surface === "form" && attributes.State === "Existing";
  },
  SelectionCountRule({ attributes }, target) {
    const count = target.selected.length;
    return count >= Number(attributes.Minimum ?? 0) && count <= Number(attributes.Maximum ?? Infinity);
  },
  EntityRule({ attributes }, target) {
    const contexts = { Form: "form", HomePageGrid: "grid" };
    return (!attributes.EntityName || attributes.EntityName === target.table)
      && (!attributes.Context || contexts[attributes.Context] === target.surface);
  },
  CommandClientTypeRule: ({ attributes }) => attributes.Type === "Modern" || attributes.Type === "Refresh",
  CrmClientTypeRule: ({ attributes }) => attributes.Type === "Web",
  async CustomRule({ call, attributes }, target) {
    const late = new Promise(resolve => setTimeout(() => resolve(false), ruleTimeout));
    const result = await Promise.race([invoke(call, target), late]);
    return result === undefined || result === null ? attributes.Default === "true" : Boolean(result);
  },
  async OrRule({ parts }, target) {
    for (const branch of parts) if (branch && await all(branch, target)) return true;
    return false;
  }
};

async function holds(rule, target) {
  const evaluate = evaluators[rule.kind];
  if (!evaluate) throw new Unsupported(`${rule.kind} is a rule the playground does not know.`);
  const result = await evaluate(rule, target);
  return rule.attributes.InvertResult === "true" ? !result : result;
}

async function all(rules, target) {
  for (const rule of rules) if (!await holds(rule, target)) return false;
  return true;
}

/** Rules and commands of the platform that any solution may refer to without defining them. */
const platformRules = {
  "Mscrm.SelectionCountExactlyOne": target => target.selected.length === 1,
  "Mscrm.SelectionCountAtLeastOne": target => target.selected.length > 0,
  "Mscrm.NotOffline": () => true
};

/**
 * Whether the command is shown: in the Unified Interface an unmet display rule and an unmet enable rule both hide it.
 * A rule the playground does not know hides it too, and says so.
 */
export async function isShown(commandId, ribbon, target, report) {
  if (!commandId || commandId === "Mscrm.Enabled") return true;
  const command = ribbon.commands.get(commandId);
  if (!command) {
    report(`The command ${commandId} is the platform's own, or missing; its buttons are not shown.`);
    return false;
  }
  try {
    for (const [ids, definitions] of [[command.displayRules, ribbon.displayRules], [command.enableRules, ribbon.enableRules]]) {
      for (const id of ids) {
        const rules = definitions.get(id);
        if (rules) {
          if (!await all(rules, target)) return false;
        } else if (id in platformRules) {
          if (!platformRules[id](target)) return false;
        } else {
          throw new Unsupported(`the rule ${id} is the platform's own and not played here.`);
        }
      }
    }
    return true;
  } catch (error) {
    report(`The command ${commandId} is hidden: ${error.message}`);
    return false;
  }
}
