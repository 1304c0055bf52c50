/**
 * The client API of the app around this page, or null where there is none: a side pane and a dialog reach it
 * through the frame's parent, and whoever asks must be able to do without it.
 */
export function clientApi(): Xrm.XrmStatic | null {
  try {
    return window.Xrm || (window.parent && window.parent.Xrm) || null;
  } catch {
    // A parent of another origin may not be read: then there is no client API.
    return null;
  }
}

/**
 * Whether the user holds a privilege; null where nobody tells.
 * @param name as the platform writes it, such as prvReadaccount.
 */
export async function holdsPrivilege(name: string): Promise<boolean | null> {
  const settings = userSettings();
  if (!settings || typeof settings.getSecurityRolePrivilegesInfo !== "function") return null;
  try {
    const held = await settings.getSecurityRolePrivilegesInfo();
    return Object.keys(held).map(id => held[id]).some(privilege => !!privilege && privilege.privilegeName.toLowerCase() === name.toLowerCase());
  } catch {
    return null;
  }
}

/** The settings of the signed-in user, or null where the client API is out of reach. */
export function userSettings(): Xrm.UserSettings | null {
  const api = clientApi();
  return api ? api.Utility.getGlobalContext().userSettings : null;
}
