import { strict } from "./strict.js";

/** The platform's numbers of how far a privilege reaches. */
const depths = { Basic: 0, Local: 1, Deep: 2, Global: 3 };

const braced = id => `{${id.toUpperCase()}}`;

/** Xrm.Utility.getGlobalContext(). */
export function globalContext(session) {
  const roles = session.user.roles.map(role => ({ id: role.id, name: role.name }));
  const collection = {
    get: () => roles,
    getLength: () => roles.length,
    forEach: action => roles.forEach(action)
  };
  return strict("globalContext", {
    userSettings: strict("userSettings", {
      userId: braced(session.user.id),
      userName: session.user.name,
      languageId: session.languageId,
      isRTL: false,
      roles: strict("userSettings.roles", collection),
      securityRoles: session.user.roles.map(role => role.id),
      getSecurityRolePrivilegesInfo: async () => Object.fromEntries(Object.entries(session.user.privileges)
        .filter(([, depth]) => depth in depths)
        .map(([name, depth]) => [name, { id: name, businessUnitId: "", privilegeName: name, depth: depths[depth] }]))
    }),
    organizationSettings: strict("organizationSettings", {
      organizationId: braced(session.orgId),
      uniqueName: session.orgName,
      languageId: session.languageId,
      isAutoSaveEnabled: false
    }),
    client: strict("client", {
      getClient: () => "Web",
      getClientState: () => "Online",
      getFormFactor: () => 1,
      isOffline: () => false
    }),
    getClientUrl: () => location.origin,
    getVersion: () => "9.2"
  });
}
